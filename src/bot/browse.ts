import type { Act } from '../core/act.ts';
import { UserError } from '../core/errors.ts';
import type { Action, Block, ListItem, Reply } from '../core/message.ts';
import type { Filter, Listing, Shelves } from '../core/ports.ts';
import { fitsToken } from './present/buttons.ts';
import { oneLine } from './present/excerpt.ts';
import { listOf } from './present/item.ts';
import { type Page, pageLine, pagesFor, turning } from './present/pages.ts';
import type { Desk, Turn } from './turn.ts';
import type { Words } from './words/words.ts';

type Browse = Extract<Act, { kind: 'browse' }>;
type Shelf = Shelves['topics'][number];

const onAPage = 8;
/** Together few enough for Discord's 40 components, each row with its button. */
const topicsOnAPage = 6;
const publishersOnAPage = 4;

const goes = (label: string, by: Browse['by'], value = '', page = 1): Action => ({
  label,
  act: { kind: 'browse', by, value, page },
});

/** Topics are slugs: "climate-change" reads as "climate change". */
const spoken = (slug: string): string => slug.replaceAll('-', ' ');

function shelfItem({ name, count }: Shelf, by: 'topic' | 'publisher', words: Words): ListItem {
  const action = goes(words.buttons.open, by, name);
  return {
    title: by === 'topic' ? spoken(name) : oneLine(name, 200),
    detail: words.browse.count(count),
    ...('act' in action && fitsToken(action.act) && { action }),
  };
}

function shelfList(
  label: string,
  shelves: readonly Shelf[],
  by: 'topic' | 'publisher',
  words: Words,
): Block[] {
  if (shelves.length === 0) return [];
  return [{ kind: 'list', label, items: shelves.map((shelf) => shelfItem(shelf, by, words)) }];
}

const slice = <T>(items: readonly T[], page: number, size: number): T[] =>
  items.slice((page - 1) * size, page * size);

async function menu(desk: Desk, page: number, words: Words): Promise<Reply> {
  const { browse, buttons, locale } = words;
  const [{ topics, publishers }, { total }] = await Promise.all([
    desk.index.shelves(),
    desk.index.list({ offset: 0, limit: 1 }),
  ]);
  const last = Math.max(
    pagesFor(topics.length, topicsOnAPage),
    pagesFor(publishers.length, publishersOnAPage),
  );
  const at = { page: Math.min(page, last), last };
  const shownTopics = slice(topics, at.page, topicsOnAPage);
  const shownPublishers = slice(publishers, at.page, publishersOnAPage);
  const actions =
    total === 0
      ? [{ label: buttons.help, act: { kind: 'help' } } satisfies Action]
      : [
          goes(buttons.newest, 'newest'),
          ...turning(at, (label, to) => goes(label, 'menu', '', to), words),
        ];
  return {
    title: browse.title,
    blocks: [
      { kind: 'text', style: 'heading', text: browse.title },
      { kind: 'text', style: 'plain', text: total === 0 ? browse.empty : browse.holds(total) },
      ...shelfList(browse.topics, shownTopics, 'topic', words),
      ...shelfList(browse.publishers, shownPublishers, 'publisher', words),
      ...pageLine(at, words),
    ],
    actions,
    audience: 'asker',
    locale,
  };
}

function filterOf({ by, value }: Browse): Omit<Filter, 'offset' | 'limit'> {
  if (by === 'topic') return { topic: value };
  if (by === 'publisher') return { publisher: value };
  return {};
}

async function listing(desk: Desk, act: Browse): Promise<Page<Listing['factChecks'][number]>> {
  const filter = filterOf(act);
  const page = (n: number) =>
    desk.index.list({ ...filter, offset: (n - 1) * onAPage, limit: onAPage });
  const wanted = await page(act.page);
  const last = pagesFor(wanted.total, onAPage);
  if (act.page <= last) return { items: wanted.factChecks, page: act.page, last };
  return { items: (await page(last)).factChecks, page: last, last };
}

function shelfTitle({ by, value }: Browse, { browse }: Words): string {
  if (by === 'topic') return browse.onTopic(spoken(value));
  if (by === 'publisher') return browse.byPublisher(value);
  return browse.newest;
}

/**
 * The library by topic, publisher or date, page by page. A page past the end is the last one.
 *
 * @throws UserError `nothing-there` where nothing stands under a topic or publisher any more
 */
export async function browse(desk: Desk, act: Browse, { words }: Turn): Promise<Reply> {
  if (act.by === 'menu') return menu(desk, act.page, words);
  const shown = await listing(desk, act);
  if (shown.items.length === 0) {
    if (act.by === 'newest') return menu(desk, 1, words);
    throw new UserError('nothing-there');
  }
  const title = shelfTitle(act, words);
  return {
    title,
    blocks: [...listOf(title, shown.items, words), ...pageLine(shown, words)],
    actions: [
      ...turning(shown, (label, to) => goes(label, act.by, act.value, to), words),
      goes(words.buttons.browse, 'menu'),
    ],
    audience: 'asker',
    locale: words.locale,
  };
}
