import { labelOf } from '../core/amend.ts';
import { UserError } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { Copy, Job, Person, Publication } from '../core/publication.ts';
import type { Examined, Ledger } from '../core/publishing.ts';
import { scopeOf } from '../core/scope.ts';
import type { Office } from './office.ts';

/**
 * A publication about which somebody is to decide.
 *
 * @throws UserError `publication-gone`
 */
export async function getPublication(
  { store, circle }: Pick<Office, 'store' | 'circle'>,
  id: string,
  by: Person,
): Promise<Publication> {
  const publication = await store.publishing.ledger.get(id);
  if (!publication) throw new UserError('publication-gone');
  circle.mustOwn(by, publication);
  return publication;
}

/** @throws UserError `fact-check-gone`, `withdrawn` */
export async function postable({ get }: Pick<Office, 'get'>, id: string): Promise<FactCheck> {
  const factCheck = await get(id);
  if (!factCheck) throw new UserError('fact-check-gone');
  if (factCheck.status === 'withdrawn') throw new UserError('withdrawn');
  return factCheck;
}

/** A place as it is now; where nothing connects to its platform, nobody can post there. */
export async function examine(
  { directories }: Pick<Office, 'directories'>,
  place: Examined['target']['place'],
): Promise<Examined> {
  const directory = directories.get(place.platform);
  if (directory) return directory.examine(place);
  return {
    target: { place, name: place.channel },
    kind: 'text',
    problem: 'unreached',
    lacking: [],
    shared: false,
  };
}

/**
 * Stores a changed publication.
 *
 * @throws UserError `preview-stale` where somebody else was faster
 */
export async function putPublication(
  { store }: Pick<Office, 'store'>,
  ...change: Parameters<Ledger['change']>
): Promise<Publication> {
  const [publication] = change;
  if (!(await store.publishing.ledger.change(...change))) throw new UserError('preview-stale');
  return { ...publication, version: publication.version + 1 };
}

/** A copy as it stands now. */
export async function copyNow(
  { store }: Pick<Office, 'store'>,
  { publication, copy }: Pick<Job, 'publication' | 'copy'>,
): Promise<Copy | undefined> {
  return (await store.publishing.ledger.copies({ publication })).find(({ id }) => id === copy);
}

/** A publication with its fact-check as it is now. */
export const withCurrent = (publication: Publication, factCheck: FactCheck): Publication => ({
  ...publication,
  revision: factCheck.revision,
  label: labelOf(factCheck),
});

/** Whether somebody's posts need a second person. */
export async function needsApproval(
  { store }: Pick<Office, 'store'>,
  by: Person,
): Promise<boolean> {
  return (await store.settings.get(scopeOf(by), 'approval')) === 'two';
}
