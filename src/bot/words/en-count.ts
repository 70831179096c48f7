/** Numbers as English writes them, whatever the country: 14,231. */
const figures = new Intl.NumberFormat('en');

/** "1 fact-check", "14,231 fact-checks". */
export const howMany = (n: number, one: string, many: string): string =>
  `${figures.format(n)} ${n === 1 ? one : many}`;
