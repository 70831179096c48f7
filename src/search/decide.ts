/** A candidate with the probability, 0 to 1, that it answers the question. */
export interface Judged {
  id: string;
  confidence: number;
}

/** What to say, by ids: the same three kinds as an `Answer`. */
export type Decision =
  | { kind: 'match'; best: Judged; others: Judged[] }
  | { kind: 'choices'; choices: Judged[] }
  | { kind: 'none'; closest: Judged[] };

/** From where on a candidate is taken for the answer, is worth a person's look, and is worth a word as "near". */
export interface Thresholds {
  match: number;
  choice: number;
  near: number;
}

/** For a newsroom whose name stands on every answer: better "did you mean" once too often than another claim's verdict. */
export const cautious: Thresholds = { match: 0.92, choice: 0.15, near: 0.04 };
/** For a help desk: answers more often, and now and then with a claim that is near the one asked about. */
const balanced: Thresholds = { ...cautious, match: 0.8 };
/** For a desk among people who know the subject: answers wherever it is more likely right than wrong. */
const eager: Thresholds = { ...cautious, match: 0.6 };

/**
 * What a newsroom may choose between; the first is the default. `match` is the probability that the answer is right,
 * so an answer that only just passes is wrong about 1 time in 12 (cautious), 5 (balanced) or 2 in 5 (eager); most pass by far.
 */
export const levels = { cautious, balanced, eager } as const;

const mostChoices = 3;
const mostOthers = 3;
/** So many of the best are looked at for a choice. */
const lookedAt = 10;

/** Of two candidates' ids. */
type Kinship = (a: string, b: string) => boolean;

/**
 * Match only when sure; else up to three choices; else none.
 *
 * @param judged best first
 * @param same whether a person could not tell the two apart: the better one stands for both
 * @param rivals whether the two came to different results on one claim: neither is offered without the other
 */
export function decide(
  judged: readonly Judged[],
  same: Kinship,
  { match, choice, near }: Thresholds = cautious,
  rivals: Kinship = () => false,
): Decision {
  const [best] = judged;
  if (!best || !(best.confidence >= 0)) return { kind: 'none', closest: [] };
  if (best.confidence >= match) {
    return { kind: 'match', best, others: judged.slice(1, 1 + mostOthers) };
  }
  const looked = apart(judged.slice(0, lookedAt), same);
  const fit = looked.filter(({ confidence }) => confidence >= near);
  const offered = withRivals(fit, looked, rivals).slice(0, mostChoices);
  return best.confidence >= choice
    ? { kind: 'choices', choices: offered }
    : { kind: 'none', closest: offered };
}

/** Without those that look the same as a better one. */
function apart(judged: readonly Judged[], same: Kinship): Judged[] {
  const kept: Judged[] = [];
  for (const one of judged) {
    if (!kept.some(({ id }) => same(id, one.id))) kept.push(one);
  }
  return kept;
}

/** Each with its rivals right behind it. */
function withRivals(
  judged: readonly Judged[],
  looked: readonly Judged[],
  rivals: Kinship,
): Judged[] {
  const all = judged.flatMap((one) => [one, ...looked.filter(({ id }) => rivals(id, one.id))]);
  return [...new Set(all)];
}
