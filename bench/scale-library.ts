import { fileURLToPath } from 'node:url';
import type { Entry } from '../src/search/candidates/candidates.ts';
import { clean } from '../src/search/clean.ts';
import type { Searchable } from '../src/search/document.ts';
import { ownTokenTable } from '../src/search/embed.ts';
import { termsOf } from '../src/search/text.ts';
import type { Vector } from '../src/search/vector.ts';
import { readCorpus, readQueries } from './data.ts';

/** A question in all the forms in which drivers take it. */
export interface Ask {
  text: string;
  terms: string[];
  vector: Vector;
}

export interface Asks {
  /** As people type them in chat. */
  short: Ask[];
  /** Posts. */
  long: Ask[];
}

/** The questions of a file of posts, and the project's own chat questions. */
export function readAsks(posts: string): Asks {
  const chat = fileURLToPath(new URL('../test/relevance/chat-fit.jsonl', import.meta.url));
  return { short: readQueries(chat).map(askOf), long: readQueries(posts).map(askOf) };
}

function askOf({ query }: { query: string }): Ask {
  const table = ownTokenTable();
  const cleaned = clean(query);
  return {
    text: query,
    terms: termsOf(cleaned),
    vector: table.vectorOf(table.tokensOf(cleaned)),
  };
}

const texts = ['claim', 'title', 'summary'] as const;
type Text = (typeof texts)[number];

/** Which two claims of the corpus a claim is made of: one and the same for those of the corpus itself. */
interface Parents {
  doc: number;
  first: number;
  second: number;
}

/** Claims of the corpus, then recombined ones; the same for the same size. */
function* parents(corpus: number, size: number): Generator<Parents> {
  let state = 1;
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let doc = 0; doc < size; doc += 1) {
    const isOwn = doc < corpus;
    const first = isOwn ? doc : Math.floor(chance() * corpus);
    yield { doc, first, second: isOwn ? doc : Math.floor(chance() * corpus) };
  }
}

/** The first half of the one and the second half of the other. */
const crossed = <T>(one: readonly T[], other: readonly T[]): T[] => [
  ...one.slice(0, Math.ceil(one.length / 2)),
  ...other.slice(Math.ceil(other.length / 2)),
];

/** A library of any size as texts: the corpus, and claims recombined from it. */
export function* searchables(file: string, size: number): Generator<Searchable> {
  const corpus = readCorpus(file);
  const words = (at: number, text: Text) => corpus[at]?.[text].split(' ') ?? [];
  for (const { doc, first, second } of parents(corpus.length, size)) {
    const [claim = '', title = '', summary = ''] = texts.map((text) =>
      crossed(words(first, text), words(second, text)).join(' '),
    );
    yield { id: `claim-${doc}`, claim, title, summary, phrasings: [] };
  }
}

/** The same as entries, cut from the corpus' terms and tokens, which is much quicker than reading all texts. */
export function* entries(file: string, size: number): Generator<Entry> {
  const table = ownTokenTable();
  const corpus = readCorpus(file).map((searchable) => {
    const read = (text: Text) => {
      const cleaned = clean(searchable[text]);
      return { terms: termsOf(cleaned), tokens: [...table.tokensOf(cleaned)] };
    };
    return { claim: read('claim'), title: read('title'), summary: read('summary') };
  });
  for (const { doc, first, second } of parents(corpus.length, size)) {
    const [one, other] = [corpus[first], corpus[second]];
    if (!one || !other) continue;
    const terms = (text: Text) => crossed(one[text].terms, other[text].terms);
    const tokens = texts.flatMap((text) => crossed(one[text].tokens, other[text].tokens));
    yield {
      doc,
      claim: terms('claim'),
      title: terms('title'),
      summary: terms('summary'),
      phrasings: [],
      vectors: [table.vectorOf(tokens)],
    };
  }
}
