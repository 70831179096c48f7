/** Grouped by spaces, which Spain and Latin America both read, where points and commas part them: 14 231. */
const figures = new Intl.NumberFormat('es', { useGrouping: 'min2' });

/** "1 verificación", "14 231 verificaciones". */
export const howMany = (n: number, one: string, many: string): string =>
  `${figures.format(n).replaceAll('.', '\u00A0')} ${n === 1 ? one : many}`;
