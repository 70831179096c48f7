import { labelOf } from '../core/amend.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { Leased, Person, Publication, Revision, Shown } from '../core/publication.ts';
import type { Reason } from '../core/reason.ts';
import type { Office } from './office.ts';
import { factChecksOf } from './queued.ts';
import { mayPublish } from './rights.ts';

/** The fact-checks of a publication as they are now; without those that the library no longer has. */
async function currentOf(
  { get }: Pick<Office, 'get'>,
  publication: Publication,
): Promise<FactCheck[]> {
  const all = await Promise.all(factChecksOf(publication).map((id) => get(id)));
  return all.filter((factCheck) => factCheck !== undefined);
}

/** What is to be said, as it is known here. */
export interface Known {
  current: readonly FactCheck[];
  /** What is written down to have changed in those fact-checks. */
  recorded: readonly Revision[];
}

/** Changes of one fact-check that are looked at. */
const mostRecorded = 20;

/** What is known here of what a publication tells of. */
export async function knownOf(
  office: Pick<Office, 'get' | 'store'>,
  publication: Publication,
): Promise<Known> {
  const { changes } = office.store.publishing;
  const [current, recorded] = await Promise.all([
    currentOf(office, publication),
    Promise.all(
      factChecksOf(publication).map((factCheck) =>
        changes.list({ factCheck, limit: mostRecorded }),
      ),
    ),
  ]);
  return { current, recorded: recorded.flat() };
}

export const shownOf = (factChecks: readonly FactCheck[]): Shown[] =>
  factChecks.map((factCheck) => ({
    factCheck: factCheck.id,
    revision: factCheck.revision,
    label: labelOf(factCheck),
  }));

/**
 * Whether another replica's library is further than this one's, by what is written down: then what this one would send is
 * not what is published. It may also be that the fact-check is gone for good, so nobody waits for that without end.
 */
export function isBehind(
  { publication, copy }: Pick<Leased, 'publication' | 'copy'>,
  { current, recorded }: Known,
): boolean {
  const looked = factChecksOf(publication).map((factCheck) => ({
    factCheck,
    revision: publication.revision,
  }));
  const known = new Map(current.map(({ id, revision }) => [id, revision]));
  return [...looked, ...copy.shows, ...recorded].some(
    ({ factCheck, revision }) => (known.get(factCheck) ?? -1) < revision,
  );
}

/**
 * Milliseconds until a post that was moved to a later time at this very moment; 0 where it was not: then the database, whose
 * clock all go by, knows that its time has come.
 */
export function earlyBy(
  { job, publication }: Pick<Leased, 'job' | 'publication'>,
  now: Date,
): number {
  const { dueAt } = publication;
  if (!dueAt || dueAt <= job.notBefore) return 0;
  return Math.max(0, dueAt.getTime() - now.getTime());
}

/** A digest leaves out what was withdrawn since; a card of it must not go out. */
function contentProblem(
  publication: Publication,
  current: readonly FactCheck[],
): Reason | undefined {
  const { content, label } = publication;
  if (content.kind === 'digest') return current.length === 0 ? 'fact-check-gone' : undefined;
  const [factCheck] = current;
  if (!factCheck) return 'fact-check-gone';
  // Somebody who asked to be told is told of a withdrawal too.
  if (content.kind === 'change') return;
  if (factCheck.status === 'withdrawn') return 'withdrawn';
  return labelOf(factCheck) === label ? undefined : 'rating-changed';
}

/** On whose word of this moment a publication goes out. */
export function decidersOf({ by, approvedBy, feed, content }: Publication): Person[] {
  if (feed !== undefined || content.kind === 'change') return [];
  return approvedBy ? [by, approvedBy] : [by];
}

/**
 * Why a publication may not go out at this moment, though it was confirmed: whoever decided it lost the role since, or the
 * fact-check says something else now. A feed goes out on the word of whoever set it up, which was checked then.
 */
export async function problemNow(
  office: Office,
  publication: Publication,
  current: readonly FactCheck[],
): Promise<Reason | undefined> {
  const problem = contentProblem(publication, current);
  if (problem) return problem;
  for (const person of decidersOf(publication)) {
    if (!(await mayPublish(office, person))) return 'role-lost';
  }
  return;
}
