import { fileURLToPath } from 'node:url';
import { readTableFolder } from './table-folder.ts';
import { createTokenEngine } from './token-engine.ts';
import { normalised, type Vector } from './vector.ts';

/** Texts are read up to here, in UTF-16 units: the mean over a long text says ever less. */
const mostUnits = 2000;

/**
 * Meanings by a table of token vectors: a text is the sum of its tokens' rows, compared by direction. So a text is kept
 * as its tokens, two bytes each, and its cosine to a question is exact.
 */
export interface TokenTable {
  readonly dimensions: number;
  /** The tokens of a text, in order; of a long one its first 2,000 UTF-16 units. */
  tokensOf(text: string): Uint16Array;
  /** Whether a word is a token of its own: an English word, not a mistyped one. */
  isWord(word: string): boolean;
  /** The direction of what tokens say together; zeros where they say nothing. */
  vectorOf(tokens: Iterable<number>): Vector;
  /** The length of the sum of the tokens' rows. */
  lengthOf(tokens: Iterable<number>): number;
  /** The length of a token's row: how much it tells. */
  weightOf(token: number): number;
  /** In how many signs two tokens' rows differ: a quick guess at how far apart they are; 0 for one with itself. */
  apart(one: number, other: number): number;
  /** The cosine of two tokens. */
  likeness(one: number, other: number): number;
  /** How far each token goes in the direction of a unit vector; remembers what it was asked before. */
  towards(vector: Vector): (tokens: Uint16Array) => number;
}

/**
 * Opens a table (`models/static-256/manifest.json` says what it is).
 *
 * @param folder holds manifest.json, tokenizer.json, vectors.i8 and scales.f32
 * @throws OperatorError where one of them is missing or damaged, or does not fit the others
 */
export function openTokenTable(
  folder: string = fileURLToPath(new URL('../../models/static-256', import.meta.url)),
): TokenTable {
  const { dimensions, tokens: vocabulary, tokenizer, scales, ...read } = readTableFolder(folder);
  const engine = createTokenEngine(read.rows, dimensions);
  const { rows } = engine;
  const weights = lengthsOf(rows, scales, dimensions);
  // How far tokens go, and towards which vector: the latest that asked. Two that take turns spoil nothing but time. Both
  // of a token lie side by side, so that one look into memory brings them.
  const known = new Float32Array(2 * vocabulary);
  const knownOf = new Uint32Array(known.buffer);
  let latest = 0;
  let aimed = 0;
  const sumOf = (tokens: Iterable<number>): Vector => {
    const sum = new Float32Array(dimensions);
    for (const token of tokens) {
      const scale = scales[token] ?? 0;
      const start = token * dimensions;
      for (let d = 0; d < dimensions; d += 1) {
        sum[d] = (sum[d] ?? 0) + (rows[start + d] ?? 0) * scale;
      }
    }
    return sum;
  };
  return {
    dimensions,
    tokensOf(text) {
      const read = text.slice(0, mostUnits).toWellFormed();
      return Uint16Array.from(tokenizer.encode(read, { add_special_tokens: false }).ids);
    },
    weightOf: (token) => weights[token] ?? 0,
    apart: engine.apart,
    likeness(one, other) {
      if (one === other) return 1;
      const mass = (weights[one] ?? 0) * (weights[other] ?? 0);
      if (mass === 0) return 0;
      return (engine.product(one, other) * (scales[one] ?? 0) * (scales[other] ?? 0)) / mass;
    },
    isWord: (word) => tokenizer.token_to_id(word) !== undefined,
    vectorOf: (tokens) => normalised(sumOf(tokens)),
    lengthOf(tokens) {
      let squares = 0;
      for (const value of sumOf(tokens)) squares += value * value;
      return Math.sqrt(squares);
    },
    towards(vector) {
      latest += 1;
      const mine = latest;
      const direction = Float64Array.from(vector);
      const along = (token: number): number => {
        if (aimed !== mine) engine.aim(direction);
        aimed = mine;
        return engine.along(token) * (scales[token] ?? 0);
      };
      return (tokens) => {
        let sum = 0;
        for (let i = 0; i < tokens.length; i += 1) {
          const token = tokens[i] ?? 0;
          let far = known[2 * token] ?? 0;
          if (knownOf[2 * token + 1] !== mine) {
            far = along(token);
            known[2 * token] = far;
            knownOf[2 * token + 1] = mine;
          }
          sum += far;
        }
        return sum;
      };
    },
  };
}

/** The length of every row. */
function lengthsOf(rows: Int8Array, scales: Float32Array, dimensions: number): Float32Array {
  return scales.map((scale, token) => {
    const start = token * dimensions;
    let squares = 0;
    for (let d = 0; d < dimensions; d += 1) squares += (rows[start + d] ?? 0) ** 2;
    return scale * Math.sqrt(squares);
  });
}

let opened: TokenTable | undefined;

/** The table that comes with the desk, read once. */
export function ownTokenTable(): TokenTable {
  opened ??= openTokenTable();
  return opened;
}
