import { called, names } from './usual-words.ts';

/** A word with its possessive, or a run of figures. */
const word = /[\p{L}\p{M}\p{N}]+(?:['.][\p{L}\p{M}\p{N}]+)*/gu;
/** What may stand between the words of one thing. */
const joint = /^[ -]$/u;

const folded = (run: string): string =>
  run.toLowerCase().replace(/'s$/u, '').replaceAll("'", '').replaceAll('.', '');
const wordsOf = (text: string): string[] => [...text.matchAll(word)].map(([run]) => folded(run));

interface Usual {
  /** What to write instead; undefined for a name that is left alone. */
  text?: string;
  /** Its words, folded. */
  words: ReadonlySet<string>;
}

/** By what a thing is called, folded. */
const usuals = new Map<string, Usual>(names.map((name) => [name, { words: new Set() }]));
/** How many words the longest thing has that begins with a word. */
const longest = new Map<string, number>();

for (const line of called.trim().split('\n')) {
  const [text = '', others = ''] = line.split(': ');
  const usual = { text, words: new Set(wordsOf(text)) };
  for (const other of others.split(', ')) usuals.set(wordsOf(other).join(' '), usual);
}
for (const key of usuals.keys()) {
  const [first = '', ...rest] = key.split(' ');
  longest.set(first, Math.max(longest.get(first) ?? 0, rest.length + 1));
}

/** A word as it stands in a text. */
interface Run {
  folded: string;
  at: number;
  end: number;
}

/** The thing that begins at a place, and how many words it has. */
function usualAt(cleaned: string, runs: readonly Run[], place: number) {
  let key = runs[place]?.folded ?? '';
  let most = longest.get(key) ?? 0;
  let found: { usual: Usual; length: number } | undefined;
  for (let length = 1; length <= most; length += 1) {
    const usual = usuals.get(key);
    if (usual) found = { usual, length };
    const [last, next] = [runs[place + length - 1], runs[place + length]];
    if (!last || !next || !joint.test(cleaned.slice(last.end, next.at))) most = 0;
    key = `${key} ${next?.folded}`;
  }
  return found;
}

/**
 * A cleaned text in the words that fact-checks mostly use: "did vlad get the jab" is "did Vladimir Putin get the vaccine".
 * Question and fact-check are both read so, so neither has to use the one or the other. What says the usual words anyway
 * stays ("Barack Obama").
 */
export function inUsualWords(cleaned: string): string {
  const runs = [...cleaned.matchAll(word)].map(
    ({ 0: run, index: at }): Run => ({ folded: folded(run), at, end: at + run.length }),
  );
  let written = '';
  let done = 0;
  for (let place = 0; place < runs.length; ) {
    const { usual, length = 1 } = usualAt(cleaned, runs, place) ?? {};
    const [first, last] = [runs[place], runs[place + length - 1]];
    const beside = [runs[place - 1], runs[place + length]];
    place += length;
    if (!usual?.text || !first || !last) continue;
    if (beside.some((one) => one && usual.words.has(one.folded))) continue;
    written += cleaned.slice(done, first.at) + usual.text;
    done = last.end;
  }
  return written + cleaned.slice(done);
}
