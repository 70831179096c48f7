import type { Vector } from '../vector.ts';

/** What the thread of a model is started with. */
export interface Start {
  /** The model's folder. */
  folder: string;
  /** The file of the runtime's module; without it, it is looked for where it is installed. */
  runtime?: string;
}

/** What is said to the thread: a text to read, one at a time, or that it may go. */
export type ToThread = { kind: 'read'; text: string } | { kind: 'close' };

/** What a model is. */
export interface About {
  /** Names the model by its content, for whoever keeps vectors. */
  id: string;
  dimensions: number;
}

/**
 * What the thread says. `unfit` is what only an operator can mend, as a sentence; `failed` is about one text. A text
 * without a single token has no vector.
 */
export type FromThread =
  | ({ kind: 'ready' } & About)
  | { kind: 'unfit'; sentence: string }
  | { kind: 'read'; vector: Vector | undefined }
  | { kind: 'failed'; reason: string };

/** Why a model cannot be used, as a sentence that says what to do. */
export class Unfit extends Error {}
