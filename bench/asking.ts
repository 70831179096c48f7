import { decide } from '../src/search/decide.ts';
import type { Searchable } from '../src/search/document.ts';
import { createFinder, type Finder } from '../src/search/finder.ts';
import type { Vector } from '../src/search/vector.ts';
import type { Query } from './data.ts';
import { readMeanings } from './meanings.ts';

/** What was said to one question, as `--answers` writes it. */
export interface Said {
  id: string;
  kind: 'match' | 'choices' | 'none';
  /** The ranked candidates, best first, whatever the kind. */
  ids: string[];
  /** Probability that the first is right. */
  confidence: number;
}

/** A question and what was said to it. */
export interface Asked {
  query: Query;
  said: Said;
  milliseconds: number;
  /**
   * The confidence in the best candidate once the question's right answers are out of the library; undefined where it
   * has none. Whatever is found then is wrong.
   */
  lacking: number | undefined;
}

const mostIds = 100;
/** So many questions are asked beforehand, so that no time is taken of code that just got started. */
const warmUp = 20;

/** The vector of a question by a sentence model, where there is one. */
type VectorOf = (question: string) => Vector | undefined;

/**
 * Asks every question, and every answerable one a second time as if the library had none of its right answers. Times
 * are of the first asking, and without the sentence model's own.
 */
export function askAll(
  finder: Finder,
  queries: readonly Query[],
  vectorOf: VectorOf = () => undefined,
): Asked[] {
  for (const { query } of queries.slice(0, warmUp)) finder.find(query, { vector: vectorOf(query) });
  const first = queries.map((query) => {
    const vector = vectorOf(query.query);
    const began = performance.now();
    const ranked = finder.find(query.query, { vector });
    const { kind } = decide(ranked, () => false);
    const milliseconds = performance.now() - began;
    const ids = ranked.slice(0, mostIds).map(({ id }) => id);
    const said: Said = { id: query.id, kind, ids, confidence: ranked[0]?.confidence ?? 0 };
    return { query, said, milliseconds };
  });
  return first.map((asked) => ({ ...asked, lacking: lacking(finder, asked.query, vectorOf) }));
}

function lacking(
  finder: Finder,
  { query, relevant }: Query,
  vectorOf: VectorOf,
): number | undefined {
  if (relevant.length === 0) return undefined;
  const comparing = { without: new Set(relevant), vector: vectorOf(query) };
  return finder.find(query, comparing)[0]?.confidence ?? 0;
}

/**
 * Asks several sets of questions over one library.
 *
 * @param model the folder of a sentence model; without it the desk is as it comes
 */
export async function askOver(
  corpus: readonly Searchable[],
  sets: readonly (readonly Query[])[],
  model?: string,
): Promise<Asked[][]> {
  const finder = createFinder();
  finder.put(corpus);
  if (model === undefined) return sets.map((queries) => askAll(finder, queries));
  const texts = sets.flat().map(({ query }) => query);
  const meanings = await readMeanings(model, corpus, texts, (line) => console.error(line));
  meanings.attach(finder, corpus);
  return sets.map((queries) => askAll(finder, queries, meanings.ofQuestion));
}

/** Whether the first answer to a question is right; never where nothing answers it. */
export const isRight = ({ query, said }: Asked): boolean =>
  query.relevant.includes(said.ids[0] ?? '');

/** Whether the library holds an answer to the question. */
export const isAnswerable = ({ query }: Asked): boolean => query.relevant.length > 0;
