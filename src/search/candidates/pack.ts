import { averagesOf, fieldCount, impactOf, type Listed, noDoc, type Postings } from './postings.ts';

/** What goes into new postings: the old ones without documents that were dropped, and the listed ones. */
export interface Packing {
  base: Postings;
  dropped: Uint32Array;
  listed: Listed;
}

/**
 * Packs all into new postings, with averages and impacts worked out anew: what comes of it does not depend on how the
 * documents came. Memory is shared with a worker without copying.
 */
export function pack({ base, dropped, listed }: Packing): Postings {
  const isDropped = new Uint8Array(base.lengths.length / fieldCount);
  for (const doc of dropped) if (doc < isDropped.length) isDropped[doc] = 1;
  const starts = startsOf(base, isDropped, listed);
  const size = starts.at(-1) ?? 0;
  const docs = new Uint32Array(new SharedArrayBuffer(4 * size));
  const counts = new Uint8Array(new SharedArrayBuffer(size));
  const next = starts.slice();
  const write = (term: number, doc: number, count: number) => {
    const at = next[term] ?? 0;
    next[term] = at + 1;
    docs[at] = doc;
    counts[at] = count;
  };
  for (let term = 0; term + 1 < base.starts.length; term += 1) {
    const end = base.starts[term + 1] ?? 0;
    for (let at = base.starts[term] ?? 0; at < end; at += 1) {
      const doc = base.docs[at] ?? 0;
      if (isDropped[doc] === 0) write(term, doc, base.counts[at] ?? 0);
    }
  }
  eachListed(listed, write);
  const lengths = lengthsOf(base, isDropped, listed);
  return { starts, docs, counts, impacts: impactsOf(docs, counts, lengths), lengths };
}

/** Calls with every term, document and count of the documents listed. */
function eachListed(
  { docs, ends, terms, counts }: Listed,
  call: (term: number, doc: number, count: number) => void,
): void {
  let at = 0;
  for (let row = 0; row < docs.length; row += 1) {
    const doc = docs[row] ?? noDoc;
    const end = ends[row] ?? 0;
    if (doc !== noDoc) {
      for (let i = at; i < end; i += 1) call(terms[i] ?? 0, doc, counts[i] ?? 0);
    }
    at = end;
  }
}

function startsOf(base: Postings, isDropped: Uint8Array, listed: Listed): Uint32Array {
  let most = base.starts.length - 2;
  for (const term of listed.terms) if (term > most) most = term;
  const starts = new Uint32Array(new SharedArrayBuffer(4 * (most + 2)));
  const add = (term: number) => {
    starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  };
  for (let term = 0; term + 1 < base.starts.length; term += 1) {
    const end = base.starts[term + 1] ?? 0;
    for (let at = base.starts[term] ?? 0; at < end; at += 1) {
      if (isDropped[base.docs[at] ?? 0] === 0) add(term);
    }
  }
  eachListed(listed, add);
  for (let term = 1; term < starts.length; term += 1) {
    starts[term] = (starts[term] ?? 0) + (starts[term - 1] ?? 0);
  }
  return starts;
}

function lengthsOf(base: Postings, isDropped: Uint8Array, listed: Listed): Uint16Array {
  let documents = base.lengths.length / fieldCount;
  for (const doc of listed.docs) if (doc !== noDoc && doc >= documents) documents = doc + 1;
  const lengths = new Uint16Array(new SharedArrayBuffer(2 * documents * fieldCount));
  lengths.set(base.lengths);
  for (const [doc, dropped] of isDropped.entries()) {
    if (dropped) lengths.fill(0, doc * fieldCount, (doc + 1) * fieldCount);
  }
  for (const [row, doc] of listed.docs.entries()) {
    if (doc === noDoc) continue;
    const from = row * fieldCount;
    lengths.set(listed.lengths.subarray(from, from + fieldCount), doc * fieldCount);
  }
  return lengths;
}

function impactsOf(docs: Uint32Array, counts: Uint8Array, lengths: Uint16Array): Uint8Array {
  const averages = averagesOf(lengths);
  const impacts = new Uint8Array(new SharedArrayBuffer(docs.length));
  for (let at = 0; at < docs.length; at += 1) {
    impacts[at] = impactOf(counts[at] ?? 0, lengths, (docs[at] ?? 0) * fieldCount, averages);
  }
  return impacts;
}
