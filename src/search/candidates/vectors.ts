import { createArena, uint32 } from '../arena.ts';
import type { Saved } from '../saved.ts';
import type { Vector } from '../vector.ts';
import { bestOf } from './best.ts';
import type { Candidate, Keepable } from './candidates.ts';
import { createRows, largest, type NearRows, type Quantised, steps } from './rows.ts';
import { blockRows, strideOf } from './rows-engine.ts';

/** Stands in `docs` for a row that is free. */
const free = 0xffff_ffff;

/** What may be so much nearer than it must be mostly is near enough: it is looked at first. */
const sureOf = 0.03;

/** Candidates by meaning, which can say how near any fact-check is. */
export interface VectorCandidates extends Keepable {
  /**
   * The cosine of a fact-check to a vector, 0 where it has none or is beyond a right angle; good until the next question
   * or change.
   */
  cosines(vector: Vector): (doc: number) => number;
}

/**
 * Candidates by meaning: the cosine between the question's vector and the nearest of each entry's. Vectors are kept as
 * bytes, which makes a cosine true to about 0.002. Every one is looked at, most of them only as closely as it takes to
 * know that they are not among the nearest: about a third of the time that looking closely at all of them takes.
 *
 * @param dimensions of every vector, at most 1,000
 * @param from a snapshot of vectors with as many dimensions
 */
export function vectorCandidates(dimensions: number, from?: Saved): VectorCandidates {
  const restored = from && restore(from, dimensions);
  const rows = createRows(dimensions);
  /** By row. */
  const docs = createArena(uint32, restored?.docs);
  /** By document: its first row; and by row, the next of the same document. Each counted from 1; 0 for none. */
  const firstRows = createArena(uint32);
  const nextRows = createArena(uint32);
  const freed: number[] = [];
  /** By document: the last question in which it was met. */
  let met = new Uint32Array(0);
  let asked = 0;
  const later = createAside();

  const check = ({ length }: Vector) => {
    if (length === dimensions) return;
    throw new RangeError(`a vector of ${length} dimensions among those of ${dimensions}`);
  };
  const link = (doc: number, row: number) => {
    docs.set(row, doc);
    nextRows.set(row, firstRows.at(doc));
    firstRows.set(doc, row + 1);
  };
  const add = (doc: number, vector: Vector) => {
    check(vector);
    const row = freed.pop() ?? docs.length;
    rows.reserve(row + 1);
    rows.write(row, quantised(vector, steps));
    link(doc, row);
  };
  /** Calls with every row of a document. */
  const eachRow = (doc: number, call: (row: number) => void) => {
    for (let row = firstRows.at(doc); row > 0; row = nextRows.at(row - 1)) call(row - 1);
  };
  const forget = (doc: number) => {
    eachRow(doc, (row) => {
      docs.set(row, free);
      rows.clear(row);
      freed.push(row);
    });
    if (firstRows.at(doc) > 0) firstRows.set(doc, 0);
  };
  const nearest = (doc: number): number => {
    let most = 0;
    for (let row = firstRows.at(doc); row > 0; row = nextRows.at(row - 1)) {
      most = Math.max(most, rows.cosine(row - 1));
    }
    return Math.fround(most);
  };
  /** Whether the vector says anything to ask for. */
  const ask = (vector: Vector): boolean => {
    check(vector);
    const question = quantised(vector, largest);
    if (question.scale > 0) rows.ask(question);
    return question.scale > 0;
  };
  const findNearest = (n: number, likely: readonly number[]): Candidate[] => {
    const best = bestOf(n);
    if (met.length < firstRows.length) met = new Uint32Array(Math.ceil(firstRows.length * 1.25));
    asked += 1;
    const meet = (doc: number) => {
      if (doc === free || met[doc] === asked) return;
      met[doc] = asked;
      best.offer(doc, nearest(doc));
    };
    for (const doc of likely) meet(doc);
    const all = docs.view(0, docs.length);
    const look = ({ rows: near, bounds }: NearRows) => {
      for (let i = 0; i < near.length; i += 1) {
        const [row, bound] = [near[i] ?? 0, bounds[i] ?? 0];
        if (bound >= best.floor + sureOf) meet(all[row] ?? free);
        else later.add(row, bound);
      }
    };
    later.clear();
    for (let start = 0; start < all.length; start += blockRows) {
      look(rows.near(best.floor, start, Math.min(all.length, start + blockRows)));
    }
    // By now it takes more to be among the best, which spares looking at most of these.
    later.each((row, bound) => {
      if (bound >= best.floor) meet(all[row] ?? free);
    });
    return best.list();
  };
  if (restored) {
    rows.restore(restored);
    for (const [row, doc] of restored.docs.entries()) link(doc, row);
  }
  return {
    put(entries) {
      for (const { doc, vectors } of entries) {
        forget(doc);
        for (const vector of vectors) add(doc, vector);
      }
    },
    drop(dropped) {
      for (const doc of dropped) forget(doc);
    },
    cosines: (vector) => (ask(vector) ? nearest : () => 0),
    find: ({ vector, likely = [] }, n) =>
      vector && n > 0 && ask(vector) ? findNearest(n, likely) : [],
    snapshot() {
      const kept = docs.view(0, docs.length);
      const listed = Uint32Array.from(kept.keys().filter((row) => kept[row] !== free));
      const { longest, ...arrays } = rows.save(listed);
      const ofDocs = listed.map((row) => kept[row] ?? free);
      return { header: { dimensions, longest }, arrays: { ...arrays, docs: ofDocs } };
    },
  };
}

/** Rows that may be near enough, and how near they can be. */
function createAside() {
  let rows = new Uint32Array(blockRows);
  let bounds = new Float32Array(blockRows);
  let count = 0;
  const enlarge = () => {
    const [before, ofBefore] = [rows, bounds];
    rows = new Uint32Array(2 * count);
    bounds = new Float32Array(2 * count);
    rows.set(before);
    bounds.set(ofBefore);
  };
  return {
    clear() {
      count = 0;
    },
    add(row: number, bound: number) {
      if (count === rows.length) enlarge();
      rows[count] = row;
      bounds[count] = bound;
      count += 1;
    },
    each(call: (row: number, bound: number) => void) {
      for (let i = 0; i < count; i += 1) call(rows[i] ?? 0, bounds[i] ?? 0);
    },
  };
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

function restore({ header, arrays }: Saved, dimensions: number) {
  const { high, low, scales, errors, docs } = arrays;
  const halfStride = strideOf(dimensions) / 2;
  const isWhole =
    header.dimensions === dimensions &&
    high instanceof Uint8Array &&
    low instanceof Uint8Array &&
    scales instanceof Float32Array &&
    errors instanceof Float32Array &&
    docs instanceof Uint32Array &&
    [scales, errors].every(({ length }) => length === docs.length) &&
    [high, low].every(({ length }) => length === docs.length * halfStride);
  if (!isWhole) throw new TypeError(`not a snapshot of vectors with ${dimensions} dimensions`);
  return { high, low, scales, errors, docs, longest: Number(header.longest) };
}
