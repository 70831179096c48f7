import type { Saved } from '../saved.ts';
import type { Vector } from '../vector.ts';
import { bestOf } from './best.ts';
import type { Entry, Keepable } from './candidates.ts';
import { blockRows, createDots, largest } from './dots.ts';

/** An int8 holds a component to one part in 127 of the largest of its row. */
const steps = 127;
const firstRoom = 256;
/** Stands in `docs` for a row that is free. */
const free = 0xffff_ffff;

/** Candidates by meaning, which can say how near any fact-check is. */
export interface VectorCandidates extends Keepable {
  /**
   * The cosine of every fact-check to a vector, 0 where it has none or is beyond a right angle; good until the next
   * question or change.
   */
  cosines(vector: Vector): (doc: number) => number;
}

/**
 * Candidates by meaning: the cosine between the question's vector and the nearest of each entry's. Vectors are kept as
 * bytes, which makes a cosine true to about 0.002, and every one is looked at: 0.3 ms for 14,000, 5 ms for 300,000.
 *
 * @param dimensions of every vector, at most 1,000
 * @param from a snapshot of vectors with as many dimensions
 */
export function vectorCandidates(dimensions: number, from?: Saved): VectorCandidates {
  const dots = createDots(dimensions);
  let scales = new Float32Array(firstRoom);
  let docs = new Uint32Array(firstRoom);
  let size = 0;
  let mostDoc = -1;
  const freed: number[] = [];
  const rowsOf = new Map<number, number | number[]>();
  let nearest = new Float32Array(0);

  const reserve = (rows: number) => {
    if (rows <= scales.length) return;
    const room = Math.max(rows, Math.ceil(scales.length * 1.25));
    dots.reserve(room);
    scales = enlarged(scales, new Float32Array(room));
    docs = enlarged(docs, new Uint32Array(room));
  };
  const check = ({ length }: Vector) => {
    if (length === dimensions) return;
    throw new RangeError(`a vector of ${length} dimensions among those of ${dimensions}`);
  };
  const add = (doc: number, vector: Vector): number => {
    check(vector);
    const row = freed.pop() ?? size;
    reserve(row + 1);
    size = Math.max(size, row + 1);
    const { scale, whole } = quantised(vector, steps);
    dots.bytes(row, row + 1).set(whole);
    scales[row] = scale;
    docs[row] = doc;
    mostDoc = Math.max(mostDoc, doc);
    return row;
  };
  const forget = (doc: number) => {
    for (const row of [rowsOf.get(doc) ?? []].flat()) {
      docs[row] = free;
      scales[row] = 0;
      freed.push(row);
    }
    rowsOf.delete(doc);
  };
  const take = ({ doc, vectors }: Entry) => {
    forget(doc);
    const rows = vectors.map((vector) => add(doc, vector));
    const [only] = rows;
    if (only !== undefined) rowsOf.set(doc, rows.length > 1 ? rows : only);
  };
  /** Writes the nearest cosine of each entry into `nearest`. */
  const measure = ({ scale, whole }: Quantised) => {
    for (let from = 0; from < size; from += blockRows) {
      const to = Math.min(size, from + blockRows);
      const products = dots.products(whole, from, to);
      for (let i = 0; i < products.length; i += 1) {
        const doc = docs[from + i] ?? free;
        const cosine = (products[i] ?? 0) * (scales[from + i] ?? 0) * scale;
        if (cosine > (nearest[doc] ?? 1)) nearest[doc] = cosine;
      }
    }
  };
  /** The same of every entry; zeros for a question that says nothing. */
  const measureAll = (vector: Vector) => {
    check(vector);
    if (nearest.length <= mostDoc) nearest = new Float32Array(mostDoc + 1);
    else nearest.fill(0);
    const asked = quantised(vector, largest);
    if (asked.scale > 0) measure(asked);
  };
  if (from) {
    const restored = restore(from, dimensions);
    reserve(restored.docs.length);
    size = restored.docs.length;
    dots.bytes(0, size).set(restored.bytes);
    scales.set(restored.scales);
    docs.set(restored.docs);
    for (const [row, doc] of restored.docs.entries()) {
      const known = rowsOf.get(doc);
      rowsOf.set(doc, known === undefined ? row : [known, row].flat());
      mostDoc = Math.max(mostDoc, doc);
    }
  }
  dots.reserve(scales.length);
  return {
    put(entries) {
      for (const entry of entries) take(entry);
    },
    drop(dropped) {
      for (const doc of dropped) forget(doc);
    },
    cosines(vector) {
      measureAll(vector);
      return (doc) => nearest[doc] ?? 0;
    },
    find({ vector }, n) {
      if (!vector || n < 1) return [];
      measureAll(vector);
      const best = bestOf(n);
      let { floor } = best;
      for (let doc = 0; doc < nearest.length; doc += 1) {
        const cosine = nearest[doc] ?? 0;
        if (cosine <= floor) continue;
        best.offer(doc, cosine);
        floor = best.floor;
      }
      return best.list();
    },
    snapshot() {
      const kept = Uint32Array.from(rowsOf.values().flatMap((rows) => [rows].flat()));
      const bytes = new Int8Array(kept.length * dots.stride);
      for (const [to, row] of kept.entries()) {
        bytes.set(dots.bytes(row, row + 1), to * dots.stride);
      }
      return {
        header: { dimensions, stride: dots.stride },
        arrays: {
          bytes,
          scales: Float32Array.from(kept, (row) => scales[row] ?? 0),
          docs: Uint32Array.from(kept, (row) => docs[row] ?? free),
        },
      };
    },
  };
}

/** A vector in whole numbers; times the scale they are what it was. A scale of 0 for a vector that says nothing. */
interface Quantised {
  scale: number;
  whole: Int16Array;
}

function quantised(vector: Vector, most: number): Quantised {
  let extreme = 0;
  for (const value of vector) extreme = Math.max(extreme, Math.abs(value));
  const scale = Number.isFinite(extreme) ? extreme / most : 0;
  const whole = new Int16Array(vector.length);
  if (scale > 0) {
    for (let d = 0; d < whole.length; d += 1) whole[d] = Math.round((vector[d] ?? 0) / scale);
  }
  return { scale, whole };
}

function enlarged<T extends Float32Array | Uint32Array>(values: T, into: T): T {
  into.set(values);
  return into;
}

function restore({ header, arrays }: Saved, dimensions: number) {
  const { bytes, scales, docs } = arrays;
  const isWhole =
    header.dimensions === dimensions &&
    bytes instanceof Int8Array &&
    scales instanceof Float32Array &&
    docs instanceof Uint32Array &&
    scales.length === docs.length &&
    bytes.length === docs.length * Number(header.stride);
  if (!isWhole) throw new TypeError(`not a snapshot of vectors with ${dimensions} dimensions`);
  return { bytes, scales, docs };
}
