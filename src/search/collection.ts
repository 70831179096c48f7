import { type Arena, createArena, float32, int32, uint8, uint16, uint32 } from './arena.ts';
import { arrayOf, joined, part, type Saved } from './saved.ts';
import { createStrings } from './strings.ts';

/** A text as it is compared: its terms' numbers in order, its tokens, and the length of its meaning. */
export interface Passage {
  terms: readonly number[];
  tokens: Uint16Array;
  length: number;
}

/** What is kept of one fact-check: numbers, no text. */
export interface Kept {
  id: string;
  /** When it was published, in days since 1970. */
  day: number | undefined;
  /** The claim first, then its phrasings in their order. */
  claims: readonly Passage[];
  title: Passage;
  summary: Passage;
  /** The length of the meaning of claim, title and summary together. */
  wholeLength: number;
}

/** Every fact-check as numbers, in a few typed arrays: small enough for 300,000 of them. */
export interface Collection {
  /** How many fact-checks there are. */
  readonly size: number;
  docOf(id: string): number | undefined;
  /** The ids of all fact-checks. */
  ids(): Iterable<string>;
  /** What is kept under a document number; views that are good until the next `put` or `drop`. */
  get(doc: number): Kept | undefined;
  /** Takes a fact-check in under a free document number, and says which. Its id must not be there yet. */
  put(kept: Kept): number;
  /** Forgets a fact-check; its number is free for another. */
  drop(doc: number): void;
  /** What `createCollection` takes to be the same again. */
  save(): Saved;
}

const noDay = -0x8000_0000;
/** Dropped passages are cleared away when they are half of all, and so many. */
const leastWaste = 2000;
/** Besides its claims, a fact-check has a title and a summary. */
const besides = 2;

interface Passages {
  termEnds: Arena<Uint32Array>;
  tokenEnds: Arena<Uint32Array>;
  lengths: Arena<Float32Array>;
  terms: Arena<Uint8Array>;
  tokens: Arena<Uint16Array>;
}

function createPassages(from?: Saved): Passages {
  return {
    termEnds: createArena(uint32, from && arrayOf(from, 'termEnds', Uint32Array)),
    tokenEnds: createArena(uint32, from && arrayOf(from, 'tokenEnds', Uint32Array)),
    lengths: createArena(float32, from && arrayOf(from, 'lengths', Float32Array)),
    terms: createArena(uint8, from && arrayOf(from, 'terms', Uint8Array)),
    tokens: createArena(uint16, from && arrayOf(from, 'tokens', Uint16Array)),
  };
}

/** Adds a term's number, seven bits a byte, the lowest first: what stands in many fact-checks has a small number. */
function appendTerm(to: Arena<Uint8Array>, term: number): void {
  let rest = term;
  for (; rest > 0x7f; rest >>>= 7) to.push((rest & 0x7f) | 0x80);
  to.push(rest);
}

/** The numbers of `appendTerm`. */
function termsIn(bytes: Uint8Array): number[] {
  const terms: number[] = [];
  let term = 0;
  let shift = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    term |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte > 0x7f) continue;
    terms.push(term >>> 0);
    term = 0;
    shift = 0;
  }
  return terms;
}

/** To be called once a passage's terms and tokens are there. */
function end(to: Passages, length: number): void {
  to.termEnds.push(to.terms.length);
  to.tokenEnds.push(to.tokens.length);
  to.lengths.push(length);
}

function append(to: Passages, { terms, tokens, length }: Passage): void {
  for (const term of terms) appendTerm(to.terms, term);
  to.tokens.append(tokens);
  end(to, length);
}

/** Adds a passage of others as it stands there. */
function carry(
  to: Passages,
  { termEnds, tokenEnds, lengths, terms, tokens }: Passages,
  at: number,
) {
  to.terms.append(terms.view(termEnds.at(at - 1), termEnds.at(at)));
  to.tokens.append(tokens.view(tokenEnds.at(at - 1), tokenEnds.at(at)));
  end(to, lengths.at(at));
}

function passageAt({ termEnds, tokenEnds, lengths, terms, tokens }: Passages, at: number): Passage {
  return {
    terms: termsIn(terms.view(termEnds.at(at - 1), termEnds.at(at))),
    tokens: tokens.view(tokenEnds.at(at - 1), tokenEnds.at(at)),
    length: lengths.at(at),
  };
}

/** A collection, empty or as it was saved. */
export function createCollection(from?: Saved): Collection {
  const firstPassages = createArena(uint32, from && arrayOf(from, 'firstPassages', Uint32Array));
  const claimCounts = createArena(uint16, from && arrayOf(from, 'claimCounts', Uint16Array));
  const days = createArena(int32, from && arrayOf(from, 'days', Int32Array));
  const wholeLengths = createArena(float32, from && arrayOf(from, 'wholeLengths', Float32Array));
  let passages = createPassages(from);
  /** The ids that there are or were; by document, the place of its id among them, and the other way round. */
  let ids = createStrings(from && part(from, 'ids'));
  const idOf = createArena(uint32, from && arrayOf(from, 'idOf', Uint32Array));
  let docOf = createArena(uint32);
  const free: number[] = [];
  let waste = 0;
  // Both are counted from 1; 0 for none.
  const link = (doc: number, id: number) => {
    idOf.set(doc, id + 1);
    docOf.set(id, doc + 1);
  };
  for (let doc = 0; doc < idOf.length; doc += 1) {
    if (idOf.at(doc) > 0) link(doc, idOf.at(doc) - 1);
    else free.push(doc);
  }
  const docs = function* (): Generator<number> {
    for (let doc = 0; doc < idOf.length; doc += 1) if (idOf.at(doc) > 0) yield doc;
  };
  const size = () => idOf.length - free.length;

  /** The same ids, without those of what was dropped. */
  const clearIds = () => {
    const old = ids;
    ids = createStrings();
    docOf = createArena(uint32);
    for (const doc of docs()) link(doc, ids.add(old.at(idOf.at(doc) - 1)));
  };
  /** Writes the passages of what is there anew, without those of what was dropped. */
  const clearPassages = () => {
    const old = passages;
    passages = createPassages();
    for (const doc of docs()) {
      const first = firstPassages.at(doc);
      firstPassages.set(doc, passages.lengths.length);
      const count = claimCounts.at(doc) + besides;
      for (let i = 0; i < count; i += 1) carry(passages, old, first + i);
    }
    waste = 0;
  };
  return {
    get size() {
      return size();
    },
    docOf(id) {
      const doc = docOf.at(ids.numberOf(id));
      return doc > 0 ? doc - 1 : undefined;
    },
    ids: () => docs().map((doc) => ids.at(idOf.at(doc) - 1)),
    get(doc) {
      if (idOf.at(doc) === 0) return;
      const first = firstPassages.at(doc);
      const claims = claimCounts.at(doc);
      const day = days.at(doc);
      const claimed: Passage[] = [];
      for (let i = 0; i < claims; i += 1) claimed.push(passageAt(passages, first + i));
      return {
        id: ids.at(idOf.at(doc) - 1),
        day: day === noDay ? undefined : day,
        claims: claimed,
        title: passageAt(passages, first + claims),
        summary: passageAt(passages, first + claims + 1),
        wholeLength: wholeLengths.at(doc),
      };
    },
    put({ id, day, claims, title, summary, wholeLength }) {
      const doc = free.pop() ?? idOf.length;
      link(doc, ids.add(id));
      firstPassages.set(doc, passages.lengths.length);
      claimCounts.set(doc, claims.length);
      days.set(doc, day ?? noDay);
      wholeLengths.set(doc, wholeLength);
      for (const passage of [...claims, title, summary]) append(passages, passage);
      return doc;
    },
    drop(doc) {
      const id = idOf.at(doc);
      if (id === 0) return;
      docOf.set(id - 1, 0);
      idOf.set(doc, 0);
      free.push(doc);
      waste += claimCounts.at(doc) + besides;
      if (waste > leastWaste && waste * 2 > passages.lengths.length) clearPassages();
    },
    save() {
      if (waste > 0) clearPassages();
      if (ids.size > size()) clearIds();
      const whole = <T>(arena: Arena<T>) => arena.view(0, arena.length);
      return {
        header: {},
        arrays: {
          ...joined({ ids: ids.save() }).arrays,
          idOf: whole(idOf),
          firstPassages: whole(firstPassages),
          claimCounts: whole(claimCounts),
          days: whole(days),
          wholeLengths: whole(wholeLengths),
          // Where each passage's terms and tokens end; they begin where those of the one before end.
          termEnds: whole(passages.termEnds),
          tokenEnds: whole(passages.tokenEnds),
          lengths: whole(passages.lengths),
          terms: whole(passages.terms),
          tokens: whole(passages.tokens),
        },
      };
    },
  };
}
