/** Numbers as Brazilian Portuguese writes them: 14.231. */
const figures = new Intl.NumberFormat('pt-BR');

/** "1 checagem", "14.231 checagens". */
export const howMany = (n: number, one: string, many: string): string =>
  `${figures.format(n)} ${n === 1 ? one : many}`;
