import type { Entry } from './candidates/candidates.ts';
import { clean } from './clean.ts';
import type { Kept, Passage } from './collection.ts';
import type { TokenTable } from './embed.ts';
import type { Lexicon } from './lexicon.ts';
import type { Spelling } from './spelling.ts';
import { namesIn, termsOf, words } from './text.ts';
import { inUsualWords } from './usage.ts';

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

/** A text in both forms: as words, and as numbers. */
interface Read {
  terms: readonly string[];
  passage: Passage;
}

/** Fact-checks are read up to here: more phrasings say nothing new. */
const mostPhrasings = 50;

/** Reads a fact-check into what the re-ranker keeps of it and what the drivers are given. */
export function readDocument(
  { id, claim, phrasings, title, summary, day }: Searchable,
  lexicon: Lexicon,
  spelling: Spelling,
  table: TokenTable,
): { kept: Kept; entry: Omit<Entry, 'doc'> } {
  const read = (text: string): Read => {
    const cleaned = clean(text);
    const usual = inUsualWords(cleaned);
    const terms = termsOf(usual);
    const tokens = table.tokensOf(usual);
    const passage = { terms: lexicon.numbers(terms), tokens, length: table.lengthOf(tokens) };
    lexicon.learnNames(namesIn(cleaned));
    spelling.learn(words(cleaned));
    return { terms, passage };
  };
  const claimed = read(claim);
  const phrased = phrasings.slice(0, mostPhrasings).map(read);
  const titled = read(title);
  const summed = read(summary);
  const whole = [claimed, titled, summed].flatMap(({ passage }) => [...passage.tokens]);
  const kept: Kept = {
    id,
    day,
    claims: [claimed, ...phrased].map(({ passage }) => passage),
    title: titled.passage,
    summary: summed.passage,
    wholeLength: table.lengthOf(whole),
  };
  const entry = {
    claim: claimed.terms,
    title: titled.terms,
    summary: summed.terms,
    phrasings: phrased.flatMap(({ terms }) => terms),
    vectors: [
      table.vectorOf(whole),
      ...phrased.map(({ passage }) => table.vectorOf(passage.tokens)),
    ],
  };
  return { kept, entry };
}

/** All terms of a fact-check, each once. */
export function distinctTerms({ claims, title, summary }: Kept): Set<number> {
  const distinct = new Set<number>();
  for (const { terms } of [...claims, title, summary]) for (const term of terms) distinct.add(term);
  return distinct;
}
