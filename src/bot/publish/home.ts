import type { Action, Block, ListItem, Reply } from '../../core/message.ts';
import type { Watcher } from '../../core/publication.ts';
import { moderates } from '../permit.ts';
import { oneLine } from '../present/excerpt.ts';
import type { Desk, Turn } from '../turn.ts';
import { personOf } from './person.ts';
import { itemOf } from './posts.ts';

/** So much of each is shown; the rest is counted. */
const mostFollows = 8;
const mostPosts = 6;
const mostCounted = 50;

async function followed(desk: Desk, { factCheck: id, label }: Watcher, turn: Turn) {
  const { desk: said, copies } = turn.words;
  const factCheck = await desk.index.get(id);
  return {
    title: oneLine(factCheck?.claim ?? id, 200),
    detail: said.shownAs(oneLine(label, 100) || copies.unrated),
    action: { label: said.buttons.unwatch, act: { kind: 'watch', id, on: 'no' } },
  } satisfies ListItem;
}

async function follows(desk: Desk, turn: Turn): Promise<Block[]> {
  const { desk: said } = turn.words;
  const all = await desk.press.watching.of(personOf(turn));
  if (all.length === 0) return [{ kind: 'text', style: 'small', text: said.followsNone }];
  const newest = all.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const shown = newest.slice(0, mostFollows);
  const more = all.length - shown.length;
  return [
    {
      kind: 'list',
      label: said.follows,
      items: await Promise.all(shown.map((one) => followed(desk, one, turn))),
    },
    ...(more > 0
      ? [{ kind: 'text', style: 'small', text: said.followsMore(more) } satisfies Block]
      : []),
  ];
}

/** What a moderator has to look at, the most pressing first. */
async function waiting(desk: Desk, turn: Turn): Promise<Block[]> {
  const { words } = turn;
  const { desk: said, buttons } = words;
  const by = personOf(turn);
  const { copies, corrections } = desk.press;
  const [troubles, changed, posts] = await Promise.all([
    copies.trouble(by, mostCounted),
    corrections.open(by),
    copies.list(by, { states: ['proposed', 'scheduled'], limit: mostPosts, offset: 0 }),
  ]);
  const items: ListItem[] = [
    ...(troubles.length > 0
      ? [
          {
            title: said.needDecision(troubles.length),
            action: {
              label: buttons.open,
              act: { kind: 'posts' as const, which: 'trouble' as const, page: 1 },
            },
          },
        ]
      : []),
    ...(changed.length > 0
      ? [
          {
            title: said.changesWait(changed.length),
            action: { label: buttons.open, act: { kind: 'changes' as const } },
          },
        ]
      : []),
    ...(await Promise.all(posts.map((one) => itemOf(desk, one, turn)))),
  ];
  return items.length > 0
    ? [{ kind: 'list', label: said.waiting, items }]
    : [{ kind: 'text', style: 'small', text: said.waitingNone }];
}

/** What somebody follows, and before it, for a moderator, what waits for one. */
export async function home(desk: Desk, turn: Turn): Promise<Reply> {
  const { words, place, actor, preferences } = turn;
  const { desk: said, locale } = words;
  const isModerator = place.workspace !== '' && moderates(actor, preferences);
  const actions: Action[] = isModerator
    ? [
        { label: said.buttons.posts, act: { kind: 'posts', which: 'all', page: 1 } },
        { label: said.buttons.changes, act: { kind: 'changes' } },
        { label: said.buttons.openDesk, act: { kind: 'desk' } },
      ]
    : [{ label: words.buttons.help, act: { kind: 'help' } }];
  return {
    title: isModerator ? said.waiting : said.follows,
    blocks: [...(isModerator ? await waiting(desk, turn) : []), ...(await follows(desk, turn))],
    actions,
    audience: 'asker',
    locale,
  };
}
