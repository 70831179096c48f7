import type { Act } from '../../core/act.ts';
import type { Action, Block, ListItem, Reply } from '../../core/message.ts';
import type { Copy, Job, Publication } from '../../core/publication.ts';
import { oneLine } from '../present/excerpt.ts';
import { turning } from '../present/pages.ts';
import type { Desk, Turn } from '../turn.ts';
import { factCheckIdOf, namedFrom } from './naming.ts';
import { personOf } from './person.ts';

const onAPage = 8;
/** Each with three buttons, so few on one message. */
const troubleAtOnce = 3;

type Which = Extract<Act, { kind: 'posts' }>['which'];

/** A post in a list: whose it is, how it stands, and a button to it. */
export async function itemOf(desk: Desk, publication: Publication, turn: Turn): Promise<ListItem> {
  const { words, preferences } = turn;
  const { desk: said } = words;
  const { id, by, state, createdAt, confirmedAt, dueAt, content } = publication;
  const factCheck = await desk.index.get(factCheckIdOf(publication));
  const at = (state === 'scheduled' ? dueAt : confirmedAt) ?? createdAt;
  const title =
    content.kind === 'digest' ? said.digest : (factCheck?.claim ?? factCheckIdOf(publication));
  return {
    title: oneLine(title, 200),
    detail: said.byWhom(
      oneLine(by.name ?? said.factdesk, 80),
      said.postStates[state],
      words.time(at, preferences.zone),
    ),
    action: { label: words.buttons.open, act: { kind: 'post', publication: id } },
  };
}

function tabs(current: Which, turn: Turn): Action[] {
  const { buttons } = turn.words.desk;
  const all: [Which, string][] = [
    ['all', buttons.posts],
    ['open', buttons.open],
    ['trouble', buttons.trouble],
  ];
  return [
    ...all
      .filter(([which]) => which !== current)
      .map(([which, label]): Action => ({ label, act: { kind: 'posts', which, page: 1 } })),
    { label: buttons.changes, act: { kind: 'changes' } },
  ];
}

function listReply(title: string, blocks: Block[], actions: Action[], turn: Turn): Reply {
  const { words } = turn;
  const empty: Block[] = [{ kind: 'text', style: 'plain', text: words.desk.noPosts }];
  return {
    title,
    blocks: [
      { kind: 'text', style: 'heading', text: title },
      ...(blocks.length > 0 ? blocks : empty),
    ],
    actions,
    audience: 'asker',
    locale: words.locale,
  };
}

function troubleBlocks({ job, copy }: { job: Job; copy: Copy }, turn: Turn): Block[] {
  const { desk, reasons } = turn.words;
  const { key, kind, state, reason } = job;
  const text = desk.trouble(
    desk.jobs[kind],
    namedFrom(copy.target, turn),
    reasons[reason ?? 'other'],
  );
  const decide = (label: string, decision: 'again' | 'done' | 'cancelled'): ListItem => ({
    title: label,
    action: { label, act: { kind: 'deliver', key, decision } },
  });
  return [
    { kind: 'text', style: 'plain', text },
    {
      kind: 'list',
      label: state === 'unknown' ? desk.whichUnknown : desk.whichDead,
      items: [
        decide(desk.buttons.again, 'again'),
        ...(state === 'unknown' ? [decide(desk.buttons.there, 'done')] : []),
        decide(desk.buttons.leave, 'cancelled'),
      ],
    },
  ];
}

async function trouble(desk: Desk, before: readonly Block[], turn: Turn): Promise<Reply> {
  const found = await desk.press.copies.trouble(personOf(turn), troubleAtOnce);
  const blocks = found.flatMap((one) => troubleBlocks(one, turn));
  const { postsTrouble } = turn.words.desk;
  return listReply(postsTrouble, [...before, ...blocks], tabs('trouble', turn), turn);
}

/** What was posted, what is still open, or what needs a decision. */
export async function posts(
  desk: Desk,
  { which, page }: Extract<Act, { kind: 'posts' }>,
  turn: Turn,
): Promise<Reply> {
  const { words } = turn;
  const { desk: said } = words;
  if (which === 'trouble') return trouble(desk, [], turn);
  const states: Publication['state'][] = ['draft', 'proposed', 'scheduled'];
  const found = await desk.press.copies.list(personOf(turn), {
    ...(which === 'open' && { states }),
    limit: onAPage + 1,
    offset: (page - 1) * onAPage,
  });
  const items = await Promise.all(found.slice(0, onAPage).map((one) => itemOf(desk, one, turn)));
  const title = which === 'open' ? said.postsOpen : said.postsTitle;
  const at = { page, last: found.length > onAPage ? page + 1 : page };
  const blocks: Block[] = items.length > 0 ? [{ kind: 'list', label: title, items }] : [];
  const turns = turning(
    at,
    (label, to) => ({ label, act: { kind: 'posts', which, page: to } }),
    words,
  );
  return listReply(title, blocks, [...turns, ...tabs(which, turn)], turn);
}

/** A moderator's word on a delivery. */
export async function deliver(
  desk: Desk,
  { key, decision }: Extract<Act, { kind: 'deliver' }>,
  turn: Turn,
): Promise<Reply> {
  await desk.press.copies.decide(key, decision, personOf(turn));
  const { decided } = turn.words.desk;
  return trouble(desk, [{ kind: 'notice', tone: 'info', text: decided }], turn);
}
