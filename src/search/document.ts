import type { Entry } from './candidates/candidates.ts';
import { clean } from './clean.ts';
import type { Lexicon } from './lexicon.ts';
import { termsOf } from './text.ts';
import type { Embedder, VectorRows } from './vector.ts';

/** What is searched of one fact-check, as text. */
export interface Searchable {
  id: string;
  claim: string;
  /** Other ways in which people put the claim. */
  phrasings: readonly string[];
  title: string;
  summary: string;
  /** When it was published, in days since 1970. */
  day?: number;
}

/** A text as the re-ranker compares it: its terms' numbers in order, and the row of its vector. */
export interface Passage {
  terms: Uint32Array;
  row: number;
}

/** What the re-ranker keeps of one fact-check: numbers, no text. */
export interface Kept {
  id: string;
  /** The claim first, then its phrasings in their order. */
  claims: readonly Passage[];
  title: Passage;
  summary: Passage;
  /** Rows of what the whole says: of claim, title and summary together, then of each phrasing. */
  wholes: readonly number[];
  /** All terms, each once. */
  distinct: ReadonlySet<number>;
  day: number | undefined;
}

/** Reads fact-checks into what the drivers and the re-ranker keep of them. */
export function createReader(lexicon: Lexicon, rows: VectorRows, embedder: Embedder) {
  const passage = (cleaned: string, terms: readonly string[]): Passage => ({
    terms: lexicon.numbers(terms),
    row: rows.add(embedder.embed(cleaned)),
  });
  return {
    read({ id, claim, phrasings, title, summary, day }: Searchable): { kept: Kept; entry: Entry } {
      const claims = [claim, ...phrasings].map(clean);
      const claimTerms = claims.map(termsOf);
      const titled = clean(title);
      const titleTerms = termsOf(titled);
      const summed = clean(summary);
      const summaryTerms = termsOf(summed);
      const vectors = [
        embedder.embed(`${claims[0] ?? ''} ${titled} ${summed}`),
        ...claims.slice(1).map((cleaned) => embedder.embed(cleaned)),
      ];
      const kept: Kept = {
        id,
        claims: claims.map((cleaned, i) => passage(cleaned, claimTerms[i] ?? [])),
        title: passage(titled, titleTerms),
        summary: passage(summed, summaryTerms),
        wholes: vectors.map((vector) => rows.add(vector)),
        distinct: new Set(lexicon.numbers([...claimTerms.flat(), ...titleTerms, ...summaryTerms])),
        day,
      };
      const entry: Entry = {
        id,
        claim: claimTerms[0] ?? [],
        title: titleTerms,
        summary: summaryTerms,
        phrasings: claimTerms.slice(1).flat(),
        vectors,
      };
      return { kept, entry };
    },
    /** Gives back the rows of a fact-check that is kept no longer. */
    forget({ claims, title, summary, wholes }: Kept): void {
      for (const { row } of [...claims, title, summary]) rows.free(row);
      for (const row of wholes) rows.free(row);
    },
  };
}
