import { readPost } from './clean.ts';
import type { TokenTable } from './embed.ts';
import { isFigure, type Lexicon } from './lexicon.ts';
import { type Marks, marksOf } from './marks.ts';
import type { Spelling } from './spelling.ts';
import { replaceWords, termsOf } from './text.ts';
import { inUsualWords } from './usage.ts';
import type { Vector } from './vector.ts';

/** A question as it is searched and compared. */
export interface Asked {
  /** In order, as the drivers search them; a post's author comes last. */
  terms: readonly string[];
  vector: Vector;
  /** The tokens of what is said, in order. */
  tokens: Uint16Array;
  /** How far tokens go in the direction of the question's meaning; over their length it is the cosine. */
  towards(tokens: Uint16Array): number;
  /** The term numbers of what is said, in order; 0 for a term that no fact-check has. */
  said: readonly number[];
  /** Inverse document frequency by term number, of the terms that some fact-check has; each once. */
  weights: ReadonlyMap<number, number>;
  /** The idf of all distinct terms together, those that no fact-check has among them. */
  mass: number;
  /** The idf of the terms that no fact-check has. */
  unknown: number;
  /** How many distinct terms there are. */
  size: number;
  /** Term numbers of names, each with its idf times how sure it is that it is one. */
  names: ReadonlyMap<number, number>;
  /** Neighbouring terms, see `pairOf`. */
  pairs: ReadonlySet<number>;
  /** Term numbers of figures ("2020", "1.2"); `figures` counts those that no fact-check has, too. */
  figureNumbers: ReadonlySet<number>;
  figures: number;
  /** Term numbers of the author's name, where a copied post gives it; no part of what is said. */
  author: ReadonlySet<number>;
  /** It came with a picture or video, or speaks of one. */
  pictured: boolean;
  marks: Marks;
  /** When it was posted, in days since 1970, where a copied post says so. */
  day: number | undefined;
  /** How short it is: 1 for a question of five terms and less, 0 for one of twelve and more, and for any dated post. */
  short: number;
  /** How small the library is: 1 for 200 fact-checks and less, 0 for 5,000 and more. */
  small: number;
}

/** Two neighbouring terms as one number. */
export const pairOf = (first: number, second: number): number => first * 0x4000000 + second;

/** Where something lies between two ends: 1 at the first and beyond, 0 at the second and beyond. */
const between = (value: number, one: number, zero: number): number =>
  Math.min(1, Math.max(0, (zero - value) / (zero - one)));

/** In terms, and in fact-checks. */
const ends = { short: 5, long: 12, small: 200, large: 5000 };

/** From here on a term is taken for a name. */
export const leastNameness = 0.5;

/** Of a long text the first few mistyped words are mended. */
const mostMended = 6;

/** A text with its mistyped words as the library writes them. */
function mended(text: string, spelling: Spelling, isKnown: (word: string) => boolean): string {
  let left = mostMended;
  return replaceWords(text, (word) => {
    if (left === 0 || isKnown(word)) return;
    const meant = spelling.mend(word);
    if (meant !== undefined) left -= 1;
    return meant;
  });
}

/** Reads a question with the library's words. */
export function readQuestion(
  text: string,
  lexicon: Lexicon,
  spelling: Spelling,
  table: TokenTable,
): Asked {
  const { body: typed, author, day, pictured } = readPost(text);
  const isKnown = (word: string) =>
    table.isWord(word) || termsOf(word).some((term) => lexicon.has(term) || table.isWord(term));
  const body = mended(inUsualWords(typed), spelling, isKnown);
  const terms = termsOf(body);
  const authorTerms = termsOf(author);
  const weights = new Map<number, number>();
  const names = new Map<number, number>();
  const figureNumbers = new Set<number>();
  const distinct = new Set(terms);
  let mass = 0;
  let unknown = 0;
  let figures = 0;
  for (const term of distinct) {
    const number = lexicon.has(term) ? lexicon.lookUp(term) : 0;
    const idf = lexicon.idf(number);
    mass += idf;
    if (number > 0) weights.set(number, idf);
    else unknown += idf;
    const nameness = lexicon.nameness(number);
    if (nameness >= leastNameness) names.set(number, idf * nameness);
    if (!isFigure(term)) continue;
    figures += 1;
    if (number > 0) figureNumbers.add(number);
  }
  const said = terms.map((term) => lexicon.lookUp(term));
  const pairs = new Set<number>();
  for (let i = 1; i < said.length; i += 1) {
    const [first = 0, second = 0] = [said[i - 1], said[i]];
    if (first > 0 && second > 0) pairs.add(pairOf(first, second));
  }
  const marks = marksOf(lexicon);
  const tokens = table.tokensOf(body);
  const vector = table.vectorOf(tokens);
  return {
    terms: [...terms, ...authorTerms],
    vector,
    tokens,
    towards: table.towards(vector),
    said,
    author: new Set(authorTerms.map((term) => lexicon.lookUp(term)).filter(Boolean)),
    pictured: pictured || !marks.pictures.isDisjointFrom(weights),
    marks,
    weights,
    mass,
    unknown,
    size: distinct.size,
    short: day === undefined ? between(distinct.size, ends.short, ends.long) : 0,
    small: between(
      Math.log(Math.max(lexicon.factChecks(), 1)),
      Math.log(ends.small),
      Math.log(ends.large),
    ),
    names,
    pairs,
    figureNumbers,
    figures,
    day,
  };
}
