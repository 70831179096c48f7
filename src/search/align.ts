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

/**
 * Aligns a question with one fact-check after the other: each token with the nearest token of the other side.
 *
 * The late interaction of ColBERT (Khattab and Zaharia, 2020) with static vectors, whose length says how much a token
 * tells. The nearest is found by the signs of the vectors, its likeness is then exact.
 */
export function createAligner(
  question: Uint16Array,
  table: TokenTable,
): (kept: Kept, claim: Uint16Array) => Alignment {
  const asked = Uint16Array.from(new Set(question));
  const known = new Map<number, number>();
  const nearest = new Uint16Array(asked.length);
  const distances = new Uint16Array(asked.length);
  const likeness = (one: number, other: number): number => {
    const pair = one * 0x10000 + other;
    const before = known.get(pair);
    if (before !== undefined) return before;
    const found = Math.max(0, table.likeness(one, other));
    known.set(pair, found);
    return found;
  };
  /** Takes a token of the fact-check in; says which token of the question is nearest to it. */
  const meet = (token: number): number => {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < asked.length; i += 1) {
      const distance = table.apart(asked[i] ?? 0, token);
      if (distance < (distances[i] ?? 0)) {
        distances[i] = distance;
        nearest[i] = token;
      }
      if (distance < least) {
        least = distance;
        best = asked[i] ?? 0;
      }
    }
    return best;
  };
  return ({ claims, title, summary }, claim) => {
    distances.fill(0xffff);
    const back = tally();
    for (const token of claim) back.add(table.weightOf(token), likeness(meet(token), token));
    for (const { tokens } of [...claims, title, summary]) {
      if (tokens === claim) continue;
      for (const token of tokens) meet(token);
    }
    const there = tally();
    for (const [i, token] of asked.entries()) {
      there.add(table.weightOf(token), likeness(token, nearest[i] ?? 0));
    }
    return {
      said: there.said(),
      unsaid: there.unsaid(),
      claimSaid: asked.length > 0 ? back.said() : 0,
      claimUnsaid: back.unsaid(),
    };
  };
}
