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
export const cautious: Thresholds = { match: 0.85, choice: 0.15, near: 0.04 };
/** For a help desk: answers more often, and now and then with a claim that is near the one asked about. */
const balanced: Thresholds = { ...cautious, match: 0.75 };
/** For a desk among people who know the subject: answers wherever it is more likely right than wrong. */
const eager: Thresholds = { ...cautious, match: 0.5 };

/**
 * What a newsroom may choose between; the first is the default. `match` is the probability that the answer is right,
 * so an answer that only just passes is wrong about 1 time in 7 (cautious), 4 (balanced) or 2 (eager); most pass by far.
 */
export const levels = { cautious, balanced, eager } as const;

const mostChoices = 3;
const mostOthers = 3;

/**
 * Match only when sure; else up to three choices; else none.
 *
 * @param judged best first
 * @param same whether a person could not tell the two apart: the better one stands for both
 */
export function decide(
  judged: readonly Judged[],
  same: (a: string, b: string) => boolean,
  { match, choice, near }: Thresholds = cautious,
): Decision {
  const [best] = judged;
  if (!best) return { kind: 'none', closest: [] };
  if (best.confidence >= match) {
    return { kind: 'match', best, others: judged.slice(1, 1 + mostOthers) };
  }
  const kept = apart(judged, same);
  const from = (least: number) => kept.filter(({ confidence }) => confidence >= least);
  if (best.confidence >= choice)
    return { kind: 'choices', choices: from(near).slice(0, mostChoices) };
  return { kind: 'none', closest: from(near).slice(0, mostChoices) };
}

/** Without those that look the same as a better one. Only the first ten are looked at. */
function apart(judged: readonly Judged[], same: (a: string, b: string) => boolean): Judged[] {
  const kept: Judged[] = [];
  for (const one of judged.slice(0, 10)) {
    if (!kept.some(({ id }) => same(id, one.id))) kept.push(one);
  }
  return kept;
}
