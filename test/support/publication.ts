import type {
  Copy,
  Feed,
  JobKind,
  NewJob,
  Person,
  Publication,
  Shown,
  Target,
} from '../../src/core/publication.ts';

/** At once. */
const atOnce = new Date(0);

export const aPerson: Person = { platform: 'slack', workspace: 'T1', id: 'U1', name: 'Ada' };

export function aTarget(channel = 'C1', workspace = 'T1'): Target {
  return { place: { platform: 'slack', workspace, channel, kind: 'channel' }, name: channel };
}

/** A publication of one fact-check that goes out now, unless said otherwise. */
export function aPublication(changes: Partial<Publication> = {}): Publication {
  return {
    id: 'publicatio',
    content: { kind: 'card', factCheck: 'moon-landing' },
    revision: 1,
    label: 'False',
    targets: [aTarget()],
    by: aPerson,
    state: 'draft',
    version: 1,
    createdAt: new Date('2026-01-01T00:00:00.000Z'),
    ...changes,
  };
}

/** The nth copy of a publication, before it is posted. */
export function aCopy({ id }: Pick<Publication, 'id'>, n = 0, changes: Partial<Copy> = {}): Copy {
  return {
    id: `${id}.${n}`,
    publication: id,
    target: aTarget(`C${n}`),
    state: 'waiting',
    shows: [showing()],
    at: new Date('2026-01-01T00:00:00.000Z'),
    ...changes,
  };
}

export function showing(revision = 1, label = 'False', factCheck = 'moon-landing'): Shown {
  return { factCheck, revision, label };
}

export function aJob(
  { id, publication }: Pick<Copy, 'id' | 'publication'>,
  kind: JobKind = 'post',
  revision = 0,
  notBefore = atOnce,
): NewJob {
  return { kind, copy: id, publication, revision, notBefore };
}

export function aFeed(changes: Partial<Feed> = {}): Feed {
  return {
    id: 'feed000001',
    target: aTarget(),
    topics: [],
    languages: ['de'],
    publishers: [],
    verdicts: ['false'],
    rhythm: 'daily',
    hour: 8,
    weekday: 1,
    zone: 'Europe/Berlin',
    quietFrom: 22,
    quietTo: 7,
    cap: 5,
    by: aPerson,
    createdAt: new Date('2026-01-01T00:00:00.000Z'),
    ...changes,
  };
}
