/** Numbers as German writes them, whatever the country: 14.231. */
const figures = new Intl.NumberFormat('de');

/** "1 Faktencheck", "14.231 Faktenchecks". */
export const howMany = (n: number, one: string, many: string): string =>
  `${figures.format(n)} ${n === 1 ? one : many}`;
