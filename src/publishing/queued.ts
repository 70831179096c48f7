import type { Copy, JobKind, NewJob, Publication, Shown, Target } from '../core/publication.ts';

/** The epoch: as soon as may be. */
const atOnce = new Date(0);

/** The copies of a publication, before any of them is posted. */
export function copiesOf(
  { id, targets }: { id: string; targets: readonly Target[] },
  shows: readonly Shown[],
  at: Date,
): Copy[] {
  return targets.map((target, n) => ({
    id: `${id}.${n}`,
    publication: id,
    target,
    state: 'waiting',
    shows: [...shows],
    at,
  }));
}

/** A job for each of the copies. */
export function jobsFor(
  copies: readonly Copy[],
  kind: JobKind,
  revision: number,
  notBefore = atOnce,
): NewJob[] {
  return copies.map(({ id, publication }) => ({
    kind,
    copy: id,
    publication,
    revision,
    notBefore,
  }));
}

/** The fact-checks that a publication tells of. */
export const factChecksOf = ({ content }: Pick<Publication, 'content'>): string[] =>
  content.kind === 'digest' ? content.factChecks : [content.factCheck];
