/** The fields of an entry that are searched by words, in the order in which drivers number them. */
export const fields = ['claim', 'title', 'summary', 'phrasings'] as const;
export type Field = (typeof fields)[number];

/** How much a term weighs in each field; chosen on the dev posts. */
export const boosts: Readonly<Record<Field, number>> = {
  claim: 3,
  title: 1.5,
  summary: 1,
  phrasings: 2.5,
};

/** BM25+ for short texts: repeating a term says little (k), a long text costs little (b), being there counts (d). */
export const bm25 = { k: 0.9, b: 0.4, d: 0.5 } as const;
