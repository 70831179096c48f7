import { labelOf } from '../core/amend.ts';
import { UserError } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { Feeds } from '../core/press.ts';
import type { Content, Feed, Publication } from '../core/publication.ts';
import { isZone } from '../core/zone.ts';
import { shownOf } from './due.ts';
import { examine } from './held.ts';
import { isBetween, lastDue, localAt } from './hours.ts';
import { idOf, newId } from './ids.ts';
import type { Office } from './office.ts';
import { copiesOf, factChecksOf, jobsFor } from './queued.ts';
import { mustPublish, recordAct } from './rights.ts';

/** Hours after which a digest that did not go out is left for the next: a morning's, or a day's for a week. */
const lateness = { daily: 6, weekly: 24 } as const;

const passes = (wanted: readonly string[], ...has: readonly string[]): boolean =>
  wanted.length === 0 || has.some((one) => wanted.includes(one));

/** Whether a feed is about a fact-check. A language passes with its countries: `pt` lets `pt-BR` through. */
function isFor(feed: Feed, factCheck: FactCheck): boolean {
  const { topics, language, publisher, verdict } = factCheck;
  return (
    passes(feed.topics, ...topics) &&
    passes(feed.languages, language, language.split('-')[0] ?? language) &&
    passes(feed.publishers, publisher.name) &&
    passes(feed.verdicts, verdict)
  );
}

/** What was published longer ago is no news, though the desk may see it for the first time: an archive was imported. */
const newsFor = 14 * 24 * 60 * 60_000;

const isNews = ({ publishedAt, status }: FactCheck, now: Date): boolean =>
  status !== 'withdrawn' &&
  (publishedAt === undefined || now.getTime() - Date.parse(publishedAt) < newsFor);

/** Posts to the channels that follow the desk. */
export function createFeedRunner(office: Office) {
  const { store, get, now, wake, log } = office;
  const { ledger, followers } = store.publishing;

  function publicationOf(feed: Feed, id: string, content: Content, first: FactCheck): Publication {
    const at = now();
    const single = content.kind === 'card';
    return {
      id,
      content,
      revision: single ? first.revision : 0,
      label: single ? labelOf(first) : '',
      targets: [feed.target],
      by: feed.by,
      state: 'confirmed',
      version: 1,
      createdAt: at,
      confirmedAt: at,
      feed: feed.id,
    };
  }

  /** What waits and can still be told of; what cannot is taken out. */
  async function tellable(feed: Feed): Promise<FactCheck[]> {
    const waiting = await followers.waiting(feed.id);
    const found: FactCheck[] = [];
    for (const { factCheck: id } of waiting) {
      const factCheck = await get(id);
      if (factCheck && factCheck.status !== 'withdrawn') found.push(factCheck);
    }
    return found;
  }

  async function post(feed: Feed, publication: Publication, told: readonly FactCheck[]) {
    const copies = copiesOf(publication, shownOf(told), now());
    const ids = told.map(({ id }) => id);
    await followers.tell(feed.id, ids, publication, copies, jobsFor(copies, 'post', 0));
    wake();
  }

  async function digest(feed: Feed, day: string, of: 'day' | 'week'): Promise<void> {
    const id = idOf('feed', feed.id, of, day);
    if (await ledger.get(id)) return;
    const told = await tellable(feed);
    const [first] = told;
    if (!first) return;
    const content: Content = { kind: 'digest', factChecks: told.map((one) => one.id), of };
    await post(feed, publicationOf(feed, id, content, first), told);
  }

  /** What is over the cap of a day stands in one message, which is edited as more comes. */
  async function overflow(feed: Feed, day: string, told: readonly FactCheck[]): Promise<void> {
    const [first] = told;
    if (!first) return;
    const id = idOf('feed', feed.id, 'more', day);
    const before = await ledger.get(id);
    const ids = [...(before ? factChecksOf(before) : []), ...told.map((one) => one.id)];
    const content: Content = { kind: 'digest', factChecks: ids, of: 'day' };
    if (!before) return post(feed, publicationOf(feed, id, content, first), told);
    const copies = await ledger.copies({ publication: id });
    const newIds = told.map((one) => one.id);
    const edits = jobsFor(copies, 'edit', ids.length);
    await followers.tell(feed.id, newIds, { ...before, content }, [], edits);
    wake();
  }

  async function postedToday(feed: Feed, day: string): Promise<number> {
    let n = 0;
    while (n < feed.cap && (await ledger.get(idOf('feed', feed.id, day, String(n))))) n += 1;
    return n;
  }

  async function atOnce(feed: Feed): Promise<void> {
    const { date, hour } = localAt(now(), feed.zone);
    if (isBetween(hour, feed.quietFrom, feed.quietTo)) return;
    const told = await tellable(feed);
    if (told.length === 0) return;
    const first = await postedToday(feed, date);
    const alone = told.slice(0, Math.max(0, feed.cap - first));
    for (const [n, factCheck] of alone.entries()) {
      const id = idOf('feed', feed.id, date, String(first + n));
      const content: Content = { kind: 'card', factCheck: factCheck.id };
      await post(feed, publicationOf(feed, id, content, factCheck), [factCheck]);
    }
    await overflow(feed, date, told.slice(alone.length));
  }

  async function run(feed: Feed): Promise<void> {
    if (feed.rhythm === 'at-once') return atOnce(feed);
    const weekly = feed.rhythm === 'weekly';
    const { zone, hour, weekday } = feed;
    const due = { zone, hour, ...(weekly && { weekday }) };
    const day = lastDue(now(), due, lateness[feed.rhythm]);
    if (day) await digest(feed, day, weekly ? 'week' : 'day');
  }

  return {
    /** Takes in fact-checks that were published just now. */
    async published(factChecks: readonly FactCheck[]): Promise<void> {
      const news = factChecks.filter((one) => isNews(one, now()));
      if (news.length === 0) return;
      for (const feed of await followers.feeds()) {
        const ids = news.filter((one) => isFor(feed, one)).map(({ id }) => id);
        if (ids.length > 0) await followers.offer(feed.id, ids, now());
      }
    },
    /** Posts what is due now. */
    async run(): Promise<void> {
      for (const feed of await followers.feeds()) {
        try {
          await run(feed);
        } catch (error) {
          log.error({ feed: feed.id, err: error }, 'a feed could not be posted to its channel');
        }
      }
    },
  };
}

/** What moderators do with feeds. */
export function createFeeds(office: Office): Feeds {
  const { store, circle, now } = office;
  const { followers } = store.publishing;
  return {
    list: async (by) =>
      (await followers.feeds()).filter(({ target }) => circle.holds(by, target.place)),
    async put(wanted, by) {
      await mustPublish(office, by);
      const { place } = wanted.target;
      if (!circle.holds(by, place)) throw new UserError('place-not-yours');
      if (!isZone(wanted.zone)) throw new UserError('setting-refused');
      const { problem, target } = await examine(office, place);
      if (problem) throw new UserError('place-refused');
      const known = (await followers.feeds()).find(({ id }) => id === wanted.id);
      if (known && !circle.holds(by, known.target.place)) throw new UserError('place-not-yours');
      const createdAt = known?.createdAt ?? now();
      const feed = { ...wanted, id: wanted.id || newId(), target, by, createdAt };
      await followers.putFeed(feed);
      await recordAct(office, 'feed', `${feed.id} ${feed.rhythm}`, by);
      return feed;
    },
    async drop(id, by) {
      await mustPublish(office, by);
      const known = (await followers.feeds()).find((feed) => feed.id === id);
      if (!known || !circle.holds(by, known.target.place)) throw new UserError('publication-gone');
      await followers.dropFeed(id);
      await recordAct(office, 'feed ended', id, by);
    },
  };
}
