import type { Lexicon } from './lexicon.ts';
import { terms } from './text.ts';

/** Terms that tell what kind of thing a claim speaks of. */
const pictures = terms('photograph video image picture footage meme screenshot');
const posts = terms('tweeted twitter posted facebook');
const speech = terms('wrote stated called claimed announced declared admitted predicted argued');

/** Their numbers, as far as the library has them. */
export interface Marks {
  pictures: ReadonlySet<number>;
  posts: ReadonlySet<number>;
  /** Other ways of saying something. */
  speech: ReadonlySet<number>;
}

/** The marks of a library. */
export function marksOf(lexicon: Pick<Lexicon, 'lookUp'>): Marks {
  const numbers = (all: readonly string[]) =>
    new Set(all.map((term) => lexicon.lookUp(term)).filter(Boolean));
  return { pictures: numbers(pictures), posts: numbers(posts), speech: numbers(speech) };
}
