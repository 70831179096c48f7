import { stemmer } from 'stemmer';
import { clean } from './clean.ts';
import { stopWords } from './stop-words.ts';

/** A question is read up to here in terms: the first ones of a long text carry its claim. */
const mostTerms = 160;
/** Longer runs are addresses and noise, not words. */
const longestWord = 40;

/** A word with its inner apostrophes and points ("o'neill", "1.2", "u.s.a"), or a run of another script. */
const word = /[\p{L}\p{M}\p{N}]+(?:['.,][\p{L}\p{M}\p{N}]+)*/gu;
/** Scripts that set no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

const stems = new Map<string, string>();
const mostStems = 200_000;

/** The stem of a lower-case word, remembered: the same few thousand words come again and again. */
function stem(text: string): string {
  const known = stems.get(text);
  if (known !== undefined) return known;
  const found = /^[a-z]+$/.test(text) ? stemmer(text) : text;
  if (stems.size >= mostStems) stems.clear();
  stems.set(text, found);
  return found;
}

/** Lower case, no accents, no possessive, and at most two of a letter in a row ("sooooo" is "soo"). */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670]+/gu, '')
    .toLowerCase()
    .replace(/'s$/u, '')
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '')
    .replace(/^(?:\p{L}\.)+\p{L}$/u, (letters) => letters.replaceAll('.', ''))
    .replace(/(\p{L})\1{2,}/gu, '$1$1');
}

/** A word as it stands in a text, and where it begins. */
interface Run {
  run: string;
  at: number;
}

function* runs(text: string): Generator<Run> {
  for (const { 0: run, index: at } of text.matchAll(word)) {
    if (!unspaced.test(run)) yield { run, at };
    else
      for (const { segment, isWordLike } of segmenter.segment(run))
        if (isWordLike) yield { run: segment, at };
  }
}

const foldedOf = (run: string): string[] =>
  fold(run)
    .split(/[.,](?!\d)|(?<!\d)[.,]/u)
    .filter((folded) => folded && folded.length <= longestWord);

/** The words of a cleaned text as they are compared, in order: split and folded. Stop words are still among them. */
export function words(cleaned: string): string[] {
  return [...runs(cleaned)].flatMap(({ run }) => foldedOf(run));
}

const capital = /^\p{Lu}/u;
const sentenceEnd = /(?:^|[.!?:"])[\s"']*$/u;

/**
 * Which terms of a cleaned text are written as names are, with a capital, and which are not; those that begin a sentence
 * do not tell. Nothing where the whole text does not tell: headlines and shouting have capitals throughout.
 */
export function namesIn(cleaned: string): Map<string, boolean> {
  const named = new Map<string, boolean>();
  let capitals = 0;
  let all = 0;
  for (const { run, at } of runs(cleaned)) {
    const isCapital = capital.test(run);
    all += 1;
    if (isCapital) capitals += 1;
    if (sentenceEnd.test(cleaned.slice(Math.max(0, at - 4), at))) continue;
    for (const folded of foldedOf(run)) if (!isStop(folded)) named.set(stem(folded), isCapital);
  }
  return capitals * 2 > all ? new Map() : named;
}

/** A cleaned text with words put in the place of others. `other` is asked for each folded word that is no stop word. */
export function replaceWords(cleaned: string, other: (word: string) => string | undefined): string {
  return cleaned.replace(word, (run) => {
    if (unspaced.test(run)) return run;
    const [folded = '', ...more] = foldedOf(run);
    if (more.length > 0 || isStop(folded)) return run;
    return other(folded) ?? run;
  });
}

/** "Sooo" is as empty as "so". */
const isStop = (folded: string): boolean =>
  stopWords.has(folded) || stopWords.has(folded.replace(/(.)\1+/gu, '$1'));

/**
 * What is searched of a text: the stems of its words without stop words, in order, at most 160.
 *
 * | before | after |
 * |---|---|
 * | `Fact check: #VaccinesCauseAutism?!` | `vaccin caus autism` |
 * | `is it true that 5G towers spread COVID-19` | `5g tower spread covid 19` |
 * | `“$1.2bn” lost, https://t.co/x — Jane (@jane) May 2, 2020` | `1.2 billion lost` |
 * | `hello, can you check this for me?` | nothing: there is nothing to find it by |
 */
export function terms(text: string): string[] {
  return termsOf(clean(text));
}

/** The same of a text that is clean already. */
export function termsOf(cleaned: string): string[] {
  const found: string[] = [];
  for (const one of words(cleaned)) {
    if (isStop(one)) continue;
    found.push(stem(one));
    if (found.length === mostTerms) break;
  }
  return found;
}
