import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import { canonicalUrl } from '../core/url.ts';
import { deriveId, fold } from './identity.ts';
import { digest, saysOf } from './says.ts';

/** A fact-check in a file, with what tells it from others and makes it the same as another, and no text of it. */
export interface Entry {
  file: string;
  id: string;
  /** As its file has it. */
  revision: number;
  /** The page where it was published, shortened for comparing. */
  page: string | undefined;
  /** Publisher and claim, shortened for comparing. */
  claim: string;
  /** All that it says, shortened for comparing. */
  says: string;
  /** The newest of its dates, in milliseconds since 1970; 0 where it has none. */
  newest: number;
}

/** An entry for a fact-check that was read from a file. */
export function entryOf(file: string, factCheck: FactCheck): Entry {
  const { id, url, publisher, claim, publishedAt, checkedAt, corrections } = factCheck;
  // A page that checks several claims gives each an id by its claim, so they are not one another's copies.
  const isOneOfSeveral = id === deriveId({ publisher: publisher.name, claim });
  const dates = [publishedAt, checkedAt, ...corrections.map(({ date }) => date)];
  const page = url === undefined || isOneOfSeveral ? undefined : canonicalUrl(url);
  return {
    file,
    id,
    revision: factCheck.revision,
    page: page === undefined ? undefined : digest(page),
    claim: digest(`${fold(publisher.name)}\n${fold(claim)}`),
    says: saysOf(factCheck),
    newest: Math.max(0, ...dates.flatMap((date) => (date ? Date.parse(date) : []))),
  };
}

/** What two entries have in common that only one of them can have. */
type Shared = 'id' | 'page' | 'claim';

const explanations: Readonly<Record<Shared, (id: string) => { what: string; fix: string }>> = {
  id: (id) => ({
    what: `Its id ${id} is taken`,
    fix: 'Give one of the two another id, or delete the one that is not wanted.',
  }),
  page: () => ({
    what: 'It was published on the same page as another',
    fix: 'Delete one of the two files, or mend the url of the one that has the wrong one.',
  }),
  claim: () => ({
    what: 'The same publisher has checked the same claim in another file',
    fix: 'Delete one of the two files, or word their claims so that they can be told apart.',
  }),
};

function problemOf(left: Entry, stands: Entry, shared: Shared): Problem {
  const { what, fix } = explanations[shared](left.id);
  return { where: left.file, what: `${what}: ${stands.file} stands, this one is left out.`, fix };
}

/** Newer first: by revision, then by date, then by the file's name, so that every start decides alike. */
function byAge(a: Entry, b: Entry): number {
  return (
    b.revision - a.revision ||
    b.newest - a.newest ||
    (a.file < b.file ? -1 : Number(a.file > b.file))
  );
}

/** What a fact-check was about when it was last seen. */
type About = Pick<Entry, 'page' | 'claim'>;

function isAbout(entry: Entry, known: About | undefined): boolean {
  if (!known) return false;
  const { page, claim } = known;
  return entry.claim === claim || (page !== undefined && entry.page === page);
}

/** Of several with one id, whoever is what the id has meant so far goes before one that was copied from it. */
function holderFirst(entries: Entry[], known: About | undefined): Entry[] {
  return entries.toSorted(
    (a, b) => Number(isAbout(b, known)) - Number(isAbout(a, known)) || byAge(a, b),
  );
}

function oneAnId(entries: readonly Entry[], known: ReadonlyMap<string, About>) {
  const kept: Entry[] = [];
  const problems: Problem[] = [];
  for (const [id, group] of Map.groupBy(entries, (entry) => entry.id)) {
    const [first, ...rest] = group.length > 1 ? holderFirst(group, known.get(id)) : group;
    if (!first) continue;
    kept.push(first);
    for (const entry of rest) problems.push(problemOf(entry, first, sharedBy(entry, first)));
  }
  return { kept, problems };
}

/** The most telling thing that two entries with one id share. */
function sharedBy(a: Entry, b: Entry): Shared {
  if (a.page !== undefined && a.page === b.page) return 'page';
  return a.claim === b.claim ? 'claim' : 'id';
}

/**
 * Keeps one entry of each fact-check: of those with one id, one page, or one claim by one publisher, the newer by
 * revision, then by date.
 *
 * @param known the fact-checks as last seen, by id: an id stays with what it has meant so far
 * @returns a problem for every entry left out, naming both files
 */
export function dedupe(
  entries: readonly Entry[],
  known: ReadonlyMap<string, About>,
): { kept: Entry[]; problems: Problem[] } {
  const { kept: candidates, problems } = oneAnId(entries, known);
  const pages = new Map<string, Entry>();
  const claims = new Map<string, Entry>();
  const kept: Entry[] = [];
  for (const entry of candidates.toSorted(byAge)) {
    const samePage = entry.page === undefined ? undefined : pages.get(entry.page);
    const stands = samePage ?? claims.get(entry.claim);
    if (stands) {
      problems.push(problemOf(entry, stands, samePage ? 'page' : 'claim'));
      continue;
    }
    kept.push(entry);
    if (entry.page !== undefined) pages.set(entry.page, entry);
    claims.set(entry.claim, entry);
  }
  return { kept, problems };
}
