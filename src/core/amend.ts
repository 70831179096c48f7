import type { FactCheck } from './factcheck.ts';
import type { Amendment } from './publication.ts';

/** The rating's label as a reader sees it; empty where none is published or the fact-check is withdrawn. */
export const labelOf = ({ status, rating }: FactCheck): string =>
  status === 'withdrawn' ? '' : (rating?.label ?? '');

/** As the schema of a fact-check has it. */
const mostCorrections = 100;

/** A correction leaves a withdrawal standing; a restoration goes back to what the publisher says. */
function standingAfter(
  kind: 'correction' | 'restoration',
  published: FactCheck['status'],
  before: FactCheck['status'],
): FactCheck['status'] {
  const status = kind === 'restoration' ? published : before;
  return status === 'live' ? 'corrected' : status;
}

/**
 * A published fact-check with what the desk's moderators said about it since, in the order in which they said it. Each
 * makes it one revision more. Its rating stays the publisher's.
 *
 * @param amendments of this fact-check only
 */
export function amended(factCheck: FactCheck, amendments: readonly Amendment[]): FactCheck {
  let status = factCheck.status;
  for (const { kind } of amendments) {
    status = kind === 'withdrawal' ? 'withdrawn' : standingAfter(kind, factCheck.status, status);
  }
  const said = amendments.map(({ text, at, by }) => ({
    date: at.toISOString(),
    text,
    by: by.name ?? by.id,
  }));
  return {
    ...factCheck,
    status,
    revision: factCheck.revision + amendments.length,
    corrections: [...factCheck.corrections, ...said].slice(-mostCorrections),
  };
}
