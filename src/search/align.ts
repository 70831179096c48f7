import type { Kept } from './collection.ts';
import type { TokenTable } from './embed.ts';

/**
 * How well question and fact-check say each other, in the same words or in others of their meaning. Shares are 0 to 1,
 * telling words count most; what is unsaid is 0 where all is said and about 6 for a rare word without a likeness.
 */
export interface Alignment {
  /** The share of the question that the fact-check says. */
  said: number;
  /** The most that it leaves unsaid of any one token of the question. */
  unsaid: number;
  /** The same of the claim, said by the question. */
  claimSaid: number;
  claimUnsaid: number;
  /** And of the title. */
  titleSaid: number;
  titleUnsaid: number;
}

/** Adds up what is said of a text, token by token. */
function tally() {
  let mass = 0;
  let said = 0;
  let unsaid = 0;
  return {
    add(weight: number, likeness: number) {
      mass += weight;
      said += weight * likeness;
      unsaid = Math.max(unsaid, weight * (1 - likeness));
    },
    said: () => (mass > 0 ? said / mass : 0),
    unsaid: () => unsaid,
  };
}

/** What is known of a token beside each token of a question. */
interface Beside {
  /** The row of a token in what follows; worked out where it is met for the first time. */
  rowOf(token: number): number;
  /** In how many signs it differs from the question's token at a place. */
  apart(row: number, place: number): number;
  /** The place of the token of the question that is nearest to it. */
  nearest(row: number): number;
  likeness(row: number, place: number): number;
}

/** By token of any table: its row, and for which question it was worked out. One for all questions, for it is large. */
const rows = new Uint32Array(0x1_0000);
const questions = new Uint32Array(0x1_0000);
let latest = 0;

/** Works each token out once: the fact-checks that may answer one question are of much the same words. */
function createBeside(asked: Uint16Array, table: TokenTable): Beside {
  latest += 1;
  const mine = latest;
  const width = asked.length;
  let room = 512;
  let count = 0;
  let tokens = new Uint16Array(room);
  let nearest = new Uint16Array(room);
  let apart = new Uint16Array(room * width);
  let likenesses = new Float64Array(room * width);
  const enlarge = () => {
    room *= 2;
    const before = { tokens, nearest, apart, likenesses };
    tokens = new Uint16Array(room);
    nearest = new Uint16Array(room);
    apart = new Uint16Array(room * width);
    likenesses = new Float64Array(room * width);
    tokens.set(before.tokens);
    nearest.set(before.nearest);
    apart.set(before.apart);
    likenesses.set(before.likenesses);
  };
  const take = (token: number): number => {
    if (count === room) enlarge();
    const row = count;
    count += 1;
    tokens[row] = token;
    const start = row * width;
    let [place, least] = [0, Number.POSITIVE_INFINITY];
    for (let i = 0; i < width; i += 1) {
      const differing = table.apart(asked[i] ?? 0, token);
      apart[start + i] = differing;
      likenesses[start + i] = Number.NaN;
      if (differing >= least) continue;
      least = differing;
      place = i;
    }
    nearest[row] = place;
    return row;
  };
  return {
    rowOf(token) {
      if (questions[token] !== mine) {
        rows[token] = take(token);
        questions[token] = mine;
      }
      return rows[token] ?? 0;
    },
    apart: (row, place) => apart[row * width + place] ?? 0,
    nearest: (row) => nearest[row] ?? 0,
    likeness(row, place) {
      const known = likenesses[row * width + place] ?? 0;
      if (!Number.isNaN(known)) return known;
      const found = Math.max(0, table.likeness(asked[place] ?? 0, tokens[row] ?? 0));
      likenesses[row * width + place] = found;
      return found;
    },
  };
}

/** Stands for no row. */
const none = 0xffff_ffff;

/**
 * Aligns a question with one fact-check after the other: each token with the nearest token of the other side.
 *
 * The late interaction of ColBERT (Khattab and Zaharia, 2020) with static vectors, whose length says how much a token
 * tells. The nearest is found by the signs of the vectors, its likeness is then exact.
 *
 * A long post is looked at the other way alone, how it says claim and title: most of what it says is beside the matter,
 * and its tokens are many. A short question is not asked how it says the title, which would say little of it.
 *
 * @param isLong whether the question is a long post: `said` and `unsaid` are 0 then, else those of the title
 */
export function createAligner(
  question: Uint16Array,
  table: TokenTable,
  { isLong }: { isLong: boolean },
): (kept: Kept, claim: Uint16Array) => Alignment {
  const asked = Uint16Array.from(new Set(question));
  const beside = createBeside(asked, table);
  /** By place in the question: the row of the nearest token so far, and how far it is apart. */
  const nearest = new Uint32Array(asked.length);
  const distances = new Uint16Array(asked.length);
  /** By row: the latest fact-check that met it. The same few words come again and again in one. */
  const met: number[] = [];
  let visit = 0;
  /** Takes a token of the fact-check in. */
  const meet = (token: number): number => {
    const row = beside.rowOf(token);
    if (met[row] === visit) return row;
    met[row] = visit;
    for (let place = 0; place < distances.length; place += 1) {
      const distance = beside.apart(row, place);
      if (distance >= (distances[place] ?? 0)) continue;
      distances[place] = distance;
      nearest[place] = row;
    }
    return row;
  };
  /** How well what was met says the question. */
  const saidOfQuestion = () => {
    const there = tally();
    for (let place = 0; place < asked.length; place += 1) {
      const row = nearest[place] ?? none;
      const likeness = row === none ? 0 : beside.likeness(row, place);
      there.add(table.weightOf(asked[place] ?? 0), likeness);
    }
    return there;
  };
  /** How well the question says a text of the fact-check, each of whose tokens is `taken` to its row. */
  const saidOf = (tokens: Uint16Array, taken: (token: number) => number) => {
    const back = tally();
    if (asked.length === 0) return back;
    for (const token of tokens) {
      const row = taken(token);
      back.add(table.weightOf(token), beside.likeness(row, beside.nearest(row)));
    }
    return back;
  };
  const ofLong = ({ title }: Kept, claim: Uint16Array): Alignment => {
    const [ofClaim, ofTitle] = [saidOf(claim, beside.rowOf), saidOf(title.tokens, beside.rowOf)];
    return {
      said: 0,
      unsaid: 0,
      claimSaid: ofClaim.said(),
      claimUnsaid: ofClaim.unsaid(),
      titleSaid: ofTitle.said(),
      titleUnsaid: ofTitle.unsaid(),
    };
  };
  const ofShort = ({ claims, title, summary }: Kept, claim: Uint16Array): Alignment => {
    visit += 1;
    distances.fill(0xffff);
    nearest.fill(none);
    const back = saidOf(claim, meet);
    for (const { tokens } of [...claims, title, summary]) {
      if (tokens !== claim) for (const token of tokens) meet(token);
    }
    const there = saidOfQuestion();
    return {
      said: there.said(),
      unsaid: there.unsaid(),
      claimSaid: back.said(),
      claimUnsaid: back.unsaid(),
      titleSaid: 0,
      titleUnsaid: 0,
    };
  };
  return isLong ? ofLong : ofShort;
}
