import { type Asked, pairOf } from './asked.ts';
import type { Kept, Passage } from './collection.ts';
import { cosine } from './compare-meaning.ts';
import type { Weighing } from './weighing.ts';

/** How one passage and the question cover each other, by idf. */
export interface Cover {
  /** Share of the question that the passage says. */
  asked: number;
  /** Share of the passage that the question says. */
  said: number;
  /** Share of the passage's neighbouring terms that neighbour in the question. */
  pairs: number;
  /** Share of the question's neighbouring terms that neighbour in the passage. */
  askedPairs: number;
  cosine: number;
  /** The idf of the rarest term that the question lacks. */
  missed: number;
}

/** How a passage and the question cover each other. */
export function cover(asked: Asked, passage: Passage, { idf, distinct }: Weighing): Cover {
  const { terms } = passage;
  const isNew = distinct();
  let said = 0;
  let mass = 0;
  let missed = 0;
  let pairs = 0;
  // The term before, where the question has it, too; else 0.
  let before = 0;
  for (const term of terms) {
    const isAsked = asked.weights.has(term);
    if (isAsked && before > 0 && asked.pairs.has(pairOf(before, term))) pairs += 1;
    before = isAsked ? term : 0;
    if (!isNew(term)) continue;
    const weight = idf(term);
    mass += weight;
    if (isAsked) said += weight;
    else missed = Math.max(missed, weight);
  }
  return {
    asked: asked.mass > 0 ? said / asked.mass : 0,
    said: mass > 0 ? said / mass : 0,
    pairs: terms.length > 1 ? pairs / (terms.length - 1) : 0,
    askedPairs: asked.pairs.size > 0 ? Math.min(1, pairs / asked.pairs.size) : 0,
    cosine: cosine(asked, passage),
    missed,
  };
}

/** Which of the claim and its phrasings the question is nearest to: its place, and the cover. */
export function nearestClaim(
  asked: Asked,
  kept: Kept,
  weighing: Weighing,
): { place: number; cover: Cover } {
  let place = 0;
  let nearest: Cover | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const [i, passage] of kept.claims.entries()) {
    const one = cover(asked, passage, weighing);
    const likeness = one.cosine + one.asked + one.said;
    if (likeness <= most) continue;
    most = likeness;
    place = i;
    nearest = one;
  }
  return { place, cover: nearest ?? cover(asked, kept.title, weighing) };
}

/** The terms of a fact-check that the question or its author's name has, too. */
export function askedTerms(asked: Asked, { claims, title, summary }: Kept): ReadonlySet<number> {
  const shared = new Set<number>();
  for (const { terms } of [...claims, title, summary]) {
    for (const term of terms) {
      if (asked.weights.has(term) || asked.author.has(term)) shared.add(term);
    }
  }
  return shared;
}

/** What is asked and found over the whole fact-check: idf covered, the rarest term shared and the rarest missing. */
export function overAll(asked: Asked, distinct: ReadonlySet<number>) {
  let covered = 0;
  let shared = 0;
  let missing = 0;
  for (const [term, weight] of asked.weights) {
    if (distinct.has(term)) {
      covered += weight;
      shared = Math.max(shared, weight);
    } else missing = Math.max(missing, weight);
  }
  return { covered: asked.mass > 0 ? covered / asked.mass : 0, shared, missing };
}
