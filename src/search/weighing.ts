import type { Lexicon } from './lexicon.ts';

/** What a candidate is compared with besides itself: how much the library's words weigh. */
export type Weighing = Pick<Lexicon, 'idf' | 'isFigure' | 'nameness' | 'distinct'>;
