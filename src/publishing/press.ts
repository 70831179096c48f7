import { amended, labelOf } from '../core/amend.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { RevisionLog } from '../core/ports.ts';
import type { Press } from '../core/press.ts';
import type { Amendment, Person } from '../core/publication.ts';
import type { Directory } from '../core/publishing.ts';
import { scopeOf } from '../core/scope.ts';
import { createCircle } from './circle.ts';
import { createCorrections, createOverlay } from './corrections.ts';
import { createDecisions } from './decisions.ts';
import { createDrafts } from './drafts.ts';
import { each } from './each.ts';
import { createFeedRunner, createFeeds } from './feeds.ts';
import { examine } from './held.ts';
import { createCopies } from './ledger.ts';
import type { Office } from './office.ts';
import { createReviser } from './revise.ts';
import { createWorker, type Rhythm, usualRhythm } from './worker.ts';

/** Milliseconds between two looks at what other replicas were told, and at what feeds have due. */
const lookEvery = 5000;

export interface PressRoom extends Press {
  /** A published fact-check with what moderators said about it: what the desk answers with. */
  over(factCheck: FactCheck): FactCheck;
  /**
   * A revision log that has publishing take in what is new or changed before that is written down, so that a crash in
   * between loses nothing: it is then seen as new again, and taken in once.
   */
  witness(revisions: RevisionLog): RevisionLog;
  /** Begins to send. What is answered with must be known by now. */
  start(): Promise<void>;
  /** Begins nothing new; resolves when what was begun has ended. */
  stop(): Promise<void>;
}

type Needs = Omit<Office, 'circle' | 'wake' | 'localeOf'> & {
  /** `platform/workspace` of each guild and workspace of the newsroom. */
  newsroom: readonly string[];
  /** Has the desk answer with these from now on. */
  put(factChecks: readonly FactCheck[]): Promise<void>;
  rhythm?: Rhythm;
};

/** Publishing, corrections and feeds over a store and the platforms that are connected. */
export function createPress({ newsroom, put, rhythm = usualRhythm, ...needs }: Needs): PressRoom {
  const circle = createCircle(newsroom);
  const office: Office = {
    ...needs,
    circle,
    localeOf: async (place) => (await needs.store.settings.get(scopeOf(place), 'language')) || 'en',
    wake: () => worker.wake(),
  };
  const { store, directories, log } = office;
  const { followers } = store.publishing;
  const overlay = createOverlay(office);
  const reviser = createReviser(office);
  const feedRunner = createFeedRunner(office);
  const toTell = new Set<string>();
  let lookedAt = 0;
  let unlisten = async () => {};

  /** What was said of late and is not carried out yet, with what had been said before. */
  const uncarried = new Map<string, readonly Amendment[]>();
  let applying = Promise.resolve();

  /** Fact-checks as they were published last, by their ids: as they are written down. */
  const published = async (ids: Iterable<string>) =>
    new Map((await store.revisions.get([...ids])).map((one) => [one.id, one]));

  async function applyNow(): Promise<void> {
    for (const { id, before } of await overlay.refresh()) {
      if (!uncarried.has(id)) uncarried.set(id, before);
    }
    const library = await published(uncarried.keys());
    for (const [id, before] of uncarried) {
      const factCheck = library.get(id);
      if (factCheck) {
        const after = overlay.over(factCheck);
        // The log is of all replicas: what this one has no file of, or none yet, is not to be found here.
        if (await office.get(id)) await put([after]);
        await reviser.revised(amended(factCheck, before), after);
        toTell.add(id);
      }
      uncarried.delete(id);
    }
  }

  /** Puts what was said by moderators, here or on another replica, into effect; one after the other. */
  function apply(): Promise<void> {
    applying = applying.catch(() => {}).then(applyNow);
    return applying;
  }

  /** What was said last about each fact-check: a crash may have come before that was carried out. */
  async function lastSaid() {
    const library = await published(overlay.said().keys());
    return [...overlay.said()].flatMap(([id, said]) => {
      const factCheck = library.get(id);
      if (!factCheck) return [];
      return { before: amended(factCheck, said.slice(0, -1)), after: overlay.over(factCheck) };
    });
  }

  async function look(): Promise<void> {
    if (Date.now() - lookedAt < lookEvery && toTell.size === 0) return;
    lookedAt = Date.now();
    await apply();
    await each(toTell, async (id) => {
      await reviser.tell(id);
      toTell.delete(id);
    });
    await feedRunner.run();
  }

  const worker = createWorker(office, rhythm, look);

  /** What another replica has written down already is taken in again, which does nothing new. */
  async function takeIn(factChecks: readonly FactCheck[]): Promise<void> {
    const library = await published(factChecks.map(({ id }) => id));
    const fresh = factChecks.filter(({ id }) => !library.has(id));
    await each(factChecks, async (after) => {
      const before = library.get(after.id);
      if (!before) return;
      await reviser.revised(overlay.over(before), overlay.over(after));
      toTell.add(after.id);
    });
    await reviser.appeared(fresh.map(overlay.over));
    await feedRunner.published(fresh);
    // What channels follow is to hear of it at once.
    if (fresh.length > 0) lookedAt = 0;
  }

  /** A platform that does not answer keeps nobody from posting to another. */
  const listed = (directory: Directory, ...asked: Parameters<Directory['places']>) =>
    directory.places(...asked).catch((error: unknown) => {
      log.warn(
        { scope: `${directory.platform}/${asked[0]}`, err: error },
        'channels could not be listed',
      );
      return [];
    });

  const nowSaid = async (factCheck: string, person: Person) => {
    const known = await office.get(factCheck);
    return { factCheck, person, label: known ? labelOf(known) : '', at: office.now() };
  };

  return {
    drafts: { ...createDrafts(office), ...createDecisions(office) },
    copies: createCopies(office),
    corrections: createCorrections(office, reviser, async () => {
      await apply();
      worker.wake();
    }),
    feeds: createFeeds(office),
    watching: {
      watch: async (factCheck, person) => followers.watch(await nowSaid(factCheck, person)),
      unwatch: (factCheck, person) => followers.unwatch(factCheck, person),
      of: (person) => followers.watching(person),
    },
    async places(by, typed, limit) {
      const scopes = circle.scopes(by);
      // So that a server with many channels leaves room for the others.
      const share = Math.ceil(limit / Math.max(1, scopes.length));
      const found = await Promise.all(
        scopes.map(async (scope) => {
          const [platform = '', workspace = ''] = scope.split('/');
          const directory = [...directories.values()].find((one) => one.platform === platform);
          return directory ? listed(directory, workspace, typed, share) : [];
        }),
      );
      return found.flat().slice(0, limit);
    },
    examine: (place) => examine(office, place),
    over: overlay.over,
    witness: (revisions) => ({
      ...revisions,
      async all() {
        await overlay.refresh();
        return revisions.all();
      },
      async ids() {
        await overlay.refresh();
        return revisions.ids();
      },
      async record(factChecks) {
        await takeIn(factChecks);
        await revisions.record(factChecks);
        worker.wake();
      },
    }),
    async start() {
      await reviser.sweep(await lastSaid());
      unlisten = await store.publishing.outbox.listen(worker.wake);
      worker.start();
      log.debug({}, 'the outbox is looked after');
    },
    async stop() {
      await unlisten();
      await worker.stop();
    },
  };
}
