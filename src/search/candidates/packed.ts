import { Worker } from 'node:worker_threads';
import type { Lexicon } from '../lexicon.ts';
import type { Saved } from '../saved.ts';
import type { Keepable } from './candidates.ts';
import { type Packing, pack } from './pack.ts';
import { averagesOf, documentsIn, fieldCount, noPostings, type Postings } from './postings.ts';
import { createScores } from './scores.ts';
import { createTail, type Tail } from './tail.ts';

/** Candidates by words, in typed arrays. */
export interface PackedCandidates extends Keepable {
  /** How many documents there are. */
  readonly size: number;
  /** Resolves when no packing is under way in a worker. */
  idle(): Promise<void>;
}

export interface PackedOptions {
  /** A snapshot made with the same lexicon. */
  from?: Saved;
  /** So many changes are kept beside the packed ones; with more, all is packed again in a worker. */
  mostChanges?: number;
  /** Up to so many documents are packed again at once, before the next answer: that is quicker than a worker. */
  fewDocuments?: number;
}

/**
 * Candidates by words for libraries of any size: BM25+ over the fields as in `minisearch.ts`, times the number of terms
 * that match, from typed arrays. Every term is looked at, and takes as long as it has documents: 0.1 ms for a post over
 * 14,000 documents, 0.4 ms over 300,000, and 1.1 ms where its words are common.
 *
 * What changed since the arrays were packed is kept in a tail and scored with them. A document that was dropped or
 * replaced still counts in how rare its words are until they are packed again.
 *
 * @param lexicon numbers the terms; it must outlive the driver, and every snapshot needs it
 */
export function packedCandidates(
  lexicon: Pick<Lexicon, 'numbers' | 'lookUp'>,
  { from, mostChanges = 4000, fewDocuments = 1000 }: PackedOptions = {},
): PackedCandidates {
  const emptyTail = () => createTail(lexicon.numbers, averages);
  let base = from ? restore(from) : noPostings();
  let averages = averagesOf(base.lengths);
  let documents = documentsIn(base.lengths);
  /** Documents of the base that were dropped or replaced. */
  let dropped = new Set<number>();
  let tail = emptyTail();
  /** The tail that a worker packs just now, and what was dropped since it began. */
  let packing: { tail: Tail; droppedSince: Set<number>; done: Promise<void> } | undefined;
  const scores = createScores();
  scores.reach(base.lengths.length / fieldCount);

  const isInBase = (doc: number): boolean => {
    const at = doc * fieldCount;
    return base.lengths.subarray(at, at + fieldCount).some((length) => length > 0);
  };
  const postingsOf = (term: number): number => {
    const end = base.starts[term + 1];
    return end === undefined ? 0 : end - (base.starts[term] ?? 0);
  };
  const forget = (doc: number) => {
    tail.drop(doc);
    packing?.tail.drop(doc);
    packing?.droppedSince.add(doc);
    if (isInBase(doc)) dropped.add(doc);
  };
  const become = (postings: Postings, droppedSince: Iterable<number>) => {
    base = postings;
    averages = averagesOf(base.lengths);
    documents = documentsIn(base.lengths);
    dropped = new Set([...droppedSince].filter(isInBase));
    packing = undefined;
  };
  const tails = () => (packing ? [packing.tail, tail] : [tail]);
  const sizeNow = () => tails().reduce((sum, one) => sum + one.size, documents - dropped.size);
  /** 0 for a term that no document has. */
  const idfOf = (term: number): number => {
    let having = postingsOf(term);
    for (const one of tails()) having += one.frequency(term);
    return having > 0 ? Math.log(1 + (Math.max(0, sizeNow() - having) + 0.5) / (having + 0.5)) : 0;
  };
  const changes = () => tail.rows + dropped.size;
  const isSettled = () => changes() === 0 && !packing;

  const packNow = () => {
    for (const one of [packing?.tail, tail]) {
      if (one) become(pack(packingOf(base, dropped, one)), []);
    }
    tail = emptyTail();
  };
  const packAside = () => {
    const mine = { tail, droppedSince: new Set<number>(), done: Promise.resolve() };
    mine.done = packInWorker(packingOf(base, dropped, tail)).then(
      (postings) => {
        if (packing === mine) become(postings, mine.droppedSince);
        packWhenDue();
      },
      () => {
        if (packing === mine) packNow();
      },
    );
    packing = mine;
    tail = emptyTail();
  };
  const packWhenDue = () => {
    if (changes() <= mostChanges || packing) return;
    if (changes() > documents) packNow();
    else packAside();
  };
  return {
    get size() {
      return sizeNow();
    },
    put(entries) {
      for (const entry of entries) {
        forget(entry.doc);
        tail.add(entry);
        scores.reach(entry.doc);
      }
      packWhenDue();
    },
    drop(docs) {
      for (const doc of docs) forget(doc);
      packWhenDue();
    },
    find({ terms }, n) {
      if (documents <= fewDocuments && !isSettled() && !packing) packNow();
      for (const term of new Set(terms.map(lexicon.lookUp))) {
        const weight = idfOf(term);
        if (weight > 0) scores.weigh(term, weight, base);
      }
      for (const doc of dropped) scores.forget(doc);
      for (const one of tails()) one.score(scores);
      return scores.best(n);
    },
    snapshot() {
      if (!isSettled()) packNow();
      return { header: { fields: fieldCount }, arrays: { ...base } };
    },
    async idle() {
      while (packing) await packing.done;
    },
  };
}

const packingOf = (base: Postings, dropped: Iterable<number>, tail: Tail): Packing => ({
  base,
  dropped: Uint32Array.from(dropped),
  listed: tail.listed(),
});

/** Packs without keeping anyone waiting; the process may end meanwhile. */
async function packInWorker(workerData: Packing): Promise<Postings> {
  const { promise, resolve, reject } = Promise.withResolvers<Postings>();
  const worker = new Worker(new URL('./packing-worker.ts', import.meta.url), { workerData });
  worker.unref();
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('the packing worker ended early')));
  return promise;
}

function restore({ header, arrays }: Saved): Postings {
  const { starts, docs, counts, impacts, lengths } = arrays;
  const isWhole =
    header.fields === fieldCount &&
    starts instanceof Uint32Array &&
    docs instanceof Uint32Array &&
    counts instanceof Uint8Array &&
    impacts instanceof Uint8Array &&
    lengths instanceof Uint16Array &&
    [docs, counts, impacts].every(({ length }) => length === starts.at(-1)) &&
    lengths.length % fieldCount === 0;
  if (!isWhole) throw new TypeError('not a snapshot of packed postings');
  return {
    starts: shared(starts, Uint32Array),
    docs: shared(docs, Uint32Array),
    counts: shared(counts, Uint8Array),
    impacts: shared(impacts, Uint8Array),
    lengths: shared(lengths, Uint16Array),
  };
}

/** An array that a worker can have without a copy; what it was copied from is given back at once. */
function shared<T extends Uint8Array | Uint16Array | Uint32Array>(
  values: T,
  kind: new (buffer: SharedArrayBuffer) => T,
): T {
  const { buffer } = values;
  if (buffer instanceof SharedArrayBuffer) return values;
  const copy = new kind(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  buffer.transfer(0);
  return copy;
}
