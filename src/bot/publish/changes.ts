import type { Act } from '../../core/act.ts';
import { UserError } from '../../core/errors.ts';
import type { FactCheck } from '../../core/factcheck.ts';
import type { Action, Block, Picker, Reply } from '../../core/message.ts';
import type { Reached } from '../../core/press.ts';
import type { Revision } from '../../core/publication.ts';
import { oneLine } from '../present/excerpt.ts';
import { getFactCheck } from '../show.ts';
import type { Desk, Turn } from '../turn.ts';
import type { Words } from '../words/words.ts';
import { personOf } from './person.ts';
import { copyLink } from './progress.ts';

const atOnce = 4;
/** What is kept of what a moderator says about a fact-check. */
const longestText = 2000;

/** The names of changed fields, in words. */
export function fieldWords(fields: readonly string[], words: Words): string {
  const { desk } = words;
  const known = new Set(fields.map((field) => desk.fields[field] ?? desk.otherFields));
  return words.names([...known]);
}

function revisionBlocks(
  { revision, copies }: { revision: Revision; copies: number },
  factCheck: FactCheck | undefined,
  words: Words,
): Block[] {
  const { desk } = words;
  const { factCheck: id, revision: number, fields } = revision;
  const carry = (label: string, decision: 'update' | 'leave') => ({
    title: label,
    action: { label, act: { kind: 'carry' as const, id, revision: number, decision } },
  });
  return [
    { kind: 'text', style: 'plain', text: oneLine(factCheck?.claim ?? id, 200) },
    {
      kind: 'list',
      label: desk.changedFields(fieldWords(fields, words), copies),
      items: [carry(desk.buttons.update, 'update'), carry(desk.buttons.leaveAsIs, 'leave')],
    },
  ];
}

/** Changes about whose copies somebody has to decide. */
export async function changes(
  desk: Desk,
  turn: Turn,
  before: readonly Block[] = [],
): Promise<Reply> {
  const { words } = turn;
  const { desk: said } = words;
  const open = (await desk.press.corrections.open(personOf(turn))).slice(0, atOnce);
  const blocks = await Promise.all(
    open.map(async (one) =>
      revisionBlocks(one, await desk.index.get(one.revision.factCheck), words),
    ),
  );
  const none: Block[] = [{ kind: 'text', style: 'plain', text: said.noChanges }];
  return {
    title: said.changesTitle,
    blocks: [
      { kind: 'text', style: 'heading', text: said.changesTitle },
      ...before,
      ...(blocks.length > 0 ? blocks.flat() : none),
    ],
    actions: [{ label: said.buttons.posts, act: { kind: 'posts', which: 'all', page: 1 } }],
    audience: 'asker',
    locale: words.locale,
  };
}

function reachedBlocks({ updated, total, stuck }: Reached, turn: Turn): Block[] {
  const { desk } = turn.words;
  if (total === 0 && stuck.length === 0) return [];
  const items = stuck.map((copy) => copyLink(copy, turn));
  return [
    { kind: 'notice', tone: 'info', text: desk.reached(updated, total) },
    ...(items.length > 0 ? [{ kind: 'links', label: desk.stuck, items } satisfies Block] : []),
  ];
}

/** Updates the copies of a changed fact-check, or leaves them. */
export async function carry(
  desk: Desk,
  { id, revision, decision }: Extract<Act, { kind: 'carry' }>,
  turn: Turn,
): Promise<Reply> {
  const { corrections } = desk.press;
  const reached = await corrections.decide(id, revision, decision, personOf(turn));
  return changes(desk, turn, decision === 'update' ? reachedBlocks(reached, turn) : []);
}

/** The forms by which a moderator says something about a fact-check. */
function amendPickers({ id, status }: FactCheck, { desk }: Words): Picker[] {
  const form = (how: Extract<Act, { kind: 'amend' }>['how'], label: string): Picker => ({
    act: { kind: 'amend', id, how, text: '' },
    label,
    of: 'words',
    long: longestText,
    chosen: [],
    options: [],
    most: 1,
  });
  return status === 'withdrawn'
    ? [form('restoration', desk.restoration)]
    : [form('correction', desk.correction), form('withdrawal', desk.withdrawal)];
}

/** Where a fact-check stands, how far its copies are up to date, and what can be said about it. */
export async function copies(
  desk: Desk,
  id: string,
  turn: Turn,
  before: readonly Block[] = [],
): Promise<Reply> {
  const { words } = turn;
  const { desk: said } = words;
  const factCheck = await getFactCheck(desk, id);
  const [all, reached] = await Promise.all([
    desk.press.copies.of(id, personOf(turn)),
    desk.press.corrections.reached(id, personOf(turn)),
  ]);
  const title = said.copiesTitle(oneLine(factCheck.claim, 150));
  const items = all.slice(-25).map((copy) => copyLink(copy, turn));
  const back: Action = {
    label: words.buttons.back,
    act: { kind: 'show', id, part: 'card', page: 1 },
  };
  return {
    title,
    blocks: [
      { kind: 'text', style: 'heading', text: title },
      ...before,
      ...(items.length > 0
        ? [{ kind: 'links', label: said.whereItIs, items } satisfies Block]
        : [{ kind: 'text', style: 'plain', text: said.noCopies } satisfies Block]),
      ...reachedBlocks(reached, turn),
      { kind: 'text', style: 'small', text: said.amendHint },
    ],
    actions: [
      ...(reached.updated < reached.total
        ? [{ label: said.buttons.refresh, act: { kind: 'copies', id } } satisfies Action]
        : []),
      ...(factCheck.status === 'withdrawn'
        ? []
        : [{ label: said.buttons.publish, act: { kind: 'publish', id } } satisfies Action]),
      back,
    ],
    pickers: amendPickers(factCheck, words),
    audience: 'asker',
    locale: words.locale,
  };
}

/**
 * Says something about a fact-check in the moderator's own words.
 *
 * @throws UserError `empty-text`
 */
export async function amend(
  desk: Desk,
  { id, how, text }: Extract<Act, { kind: 'amend' }>,
  turn: Turn,
): Promise<Reply> {
  const by = personOf(turn);
  if (!text.trim()) throw new UserError('empty-text');
  const { corrections } = desk.press;
  if (how === 'correction') await corrections.correct(id, text, by);
  else if (how === 'withdrawal') await corrections.withdraw(id, text, by);
  else await corrections.restore(id, text, by);
  const said: Block = { kind: 'notice', tone: 'info', text: turn.words.desk.amended };
  return copies(desk, id, turn, [said]);
}
