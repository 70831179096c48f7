/** Numbers as French writes them, whatever the country. */
const figures = new Intl.NumberFormat('fr');

/** "0 vérification", "1 vérification", "2 vérifications": in French, many begins at two. */
export const howMany = (n: number, one: string, many: string): string =>
  `${figures.format(n)} ${n < 2 ? one : many}`;
