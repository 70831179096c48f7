import { bm25, boosts, fields } from './fields.ts';

/** Where every term stands, in typed arrays: term numbers are those of the lexicon. */
export interface Postings {
  /** By term number: where its postings begin in the next three; they end where those of the next term begin. */
  starts: Uint32Array;
  /** The document number of each posting. */
  docs: Uint32Array;
  /** How often the term stands in each field, see `counted`. */
  counts: Uint8Array;
  /** How much the posting weighs, idf aside, see `impactOf`. */
  impacts: Uint8Array;
  /** By document number, one a field: how many distinct terms it has; all 0 where there is no document. */
  lengths: Uint16Array;
}

/** Documents in the order in which they came, each with its distinct terms: cheap to add to, and read as a whole. */
export interface Listed {
  /** By row; `noDoc` where the document was dropped or replaced. */
  docs: Uint32Array;
  /** By row: where its terms end in the next two; they begin where those of the row before end. */
  ends: Uint32Array;
  terms: Uint32Array;
  counts: Uint8Array;
  /** By row, one a field. */
  lengths: Uint16Array;
}

export const noDoc = 0xffff_ffff;
export const fieldCount = fields.length;

/** A term's place in a posting's count: two bits a field, so that three times and more are the same. */
const bits = 2;
const mostCounted = 2 ** bits - 1;

/** A posting's count with a field's raised by one. */
export function counted(count: number, field: number): number {
  const now = countIn(count, field);
  return now < mostCounted ? count + (1 << (bits * field)) : count;
}

/** How often the term stands in a field, up to `mostCounted`. */
const countIn = (count: number, field: number): number => (count >> (bits * field)) & mostCounted;

const boostOf = fields.map((field) => boosts[field]);
/** What a posting weighs at most: there in every field, many times. */
const mostImpact = boostOf.reduce((sum, boost) => sum + boost * (bm25.d + bm25.k + 1), 0);
/** What one step of an impact is worth. */
export const impactStep = mostImpact / 0xff;

/** Distinct terms in each field of an average document, of those that have the field. */
export type Averages = readonly number[];

/** The averages over documents' lengths, given one a field. */
export function averagesOf(lengths: Uint16Array): Averages {
  return fields.map((_, field) => {
    let sum = 0;
    let having = 0;
    for (let at = field; at < lengths.length; at += fieldCount) {
      const length = lengths[at] ?? 0;
      sum += length;
      if (length > 0) having += 1;
    }
    return having > 0 ? sum / having : 1;
  });
}

/** How many documents have a length. */
export function documentsIn(lengths: Uint16Array): number {
  let documents = 0;
  for (let at = 0; at < lengths.length; at += fieldCount) {
    for (let field = 0; field < fieldCount; field += 1) {
      if ((lengths[at + field] ?? 0) === 0) continue;
      documents += 1;
      break;
    }
  }
  return documents;
}

/** BM25+ of a posting over its fields, without idf, in whole steps from 1 to 255. */
export function impactOf(
  count: number,
  lengths: Uint16Array,
  lengthsAt: number,
  averages: Averages,
): number {
  const { k, b, d } = bm25;
  let impact = 0;
  for (let field = 0; field < fieldCount; field += 1) {
    const times = countIn(count, field);
    if (times === 0) continue;
    const long = (lengths[lengthsAt + field] ?? 0) / (averages[field] ?? 1);
    impact += (boostOf[field] ?? 0) * (d + (times * (k + 1)) / (times + k * (1 - b + b * long)));
  }
  return Math.max(1, Math.round(impact / impactStep));
}

/** No postings. Like all others they can be shared with a worker. */
export const noPostings = (): Postings => ({
  starts: new Uint32Array(new SharedArrayBuffer(4)),
  docs: new Uint32Array(new SharedArrayBuffer(0)),
  counts: new Uint8Array(new SharedArrayBuffer(0)),
  impacts: new Uint8Array(new SharedArrayBuffer(0)),
  lengths: new Uint16Array(new SharedArrayBuffer(0)),
});
