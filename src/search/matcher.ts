import { type Asked, isFigure, readQuestion } from './asked.ts';
import { minisearchCandidates } from './candidates/minisearch.ts';
import { vectorCandidates } from './candidates/vectors.ts';
import { createReader, type Kept, type Searchable } from './document.ts';
import { openStaticEmbedder } from './embed.ts';
import { type Featured, features, type Library, type Pair } from './features.ts';
import { createLexicon } from './lexicon.ts';
import { createVectorRows, type Embedder, type VectorRows } from './vector.ts';

/** So many candidates are looked at closely, by words and by meaning each. */
const closerLook = 100;

/** A question with the fact-checks that may answer it, in no order, compared. */
export interface Compared {
  asked: Asked;
  featured: Featured[];
}

/** Finds what may answer a question, and compares the two. What follows from it is for `rank` and `decide`. */
export interface Matcher {
  put(searchables: readonly Searchable[]): void;
  drop(ids: readonly string[]): void;
  /** `without` leaves out these ids, as if the library had none of them. */
  compare(question: string, without?: ReadonlySet<string>): Compared;
  /** How alike the claims of two fact-checks are, 0 to 1, their phrasings counted in; 0 for unknown ids. */
  alike(a: string, b: string): number;
}

let opened: Embedder | undefined;
/** The table of vectors is read once. */
function staticEmbedder(): Embedder {
  opened ??= openStaticEmbedder();
  return opened;
}

/** An empty matcher: candidates by words and by meaning, then features. */
export function createMatcher(embedder: Embedder = staticEmbedder()): Matcher {
  const lexicon = createLexicon();
  const rows = createVectorRows(embedder.dimensions);
  const reader = createReader(lexicon, rows, embedder);
  const byWords = minisearchCandidates();
  const byMeaning = vectorCandidates(embedder.dimensions);
  const keptById = new Map<string, Kept>();
  const figureNumbers = new Set<number>();
  const library: Library = {
    idf: lexicon.idf,
    isFigure: (number) => figureNumbers.has(number),
    rows,
  };

  const forget = (id: string) => {
    const kept = keptById.get(id);
    if (!kept) return;
    lexicon.count(kept.distinct, -1);
    reader.forget(kept);
    keptById.delete(id);
  };
  const noteFigures = (terms: readonly string[]) => {
    for (const term of terms) if (isFigure(term)) figureNumbers.add(lexicon.lookUp(term));
  };
  return {
    put(searchables) {
      const entries = searchables.map((searchable) => {
        forget(searchable.id);
        const { kept, entry } = reader.read(searchable);
        lexicon.count(kept.distinct, 1);
        keptById.set(kept.id, kept);
        noteFigures([...entry.claim, ...entry.phrasings]);
        return entry;
      });
      byWords.put(entries);
      byMeaning.put(entries);
    },
    drop(ids) {
      for (const id of ids) forget(id);
      byWords.drop(ids);
      byMeaning.drop(ids);
    },
    compare(question, without = new Set()) {
      const asked = readQuestion(question, lexicon, embedder);
      const pairs = new Map<string, Pair>();
      const n = closerLook + without.size;
      const add = (id: string, words: number) => {
        const kept = keptById.get(id);
        if (kept && !without.has(id) && !pairs.has(id)) pairs.set(id, { kept, words });
      };
      for (const { id, score } of byWords.find(asked, n)) add(id, score);
      for (const { id } of byMeaning.find(asked, n)) add(id, 0);
      return { asked, featured: features(asked, [...pairs.values()], library) };
    },
    alike(a, b) {
      const [one, other] = [keptById.get(a), keptById.get(b)];
      return one && other ? likeness(one, other, rows) : 0;
    },
  };
}

/** The nearest that any claim or phrasing of the one comes to any of the other. */
function likeness(one: Kept, other: Kept, rows: VectorRows): number {
  let nearest = 0;
  for (const mine of one.claims) {
    const vector = rows.vector(mine.row);
    for (const theirs of other.claims) nearest = Math.max(nearest, rows.cosine(theirs.row, vector));
  }
  return nearest;
}
