/** `1 fact-check`, `2 fact-checks`. */
export const counted = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;
