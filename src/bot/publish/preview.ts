import type { Block, Link, Reply } from '../../core/message.ts';
import type { Preview } from '../../core/press.ts';
import type { Examined } from '../../core/publishing.ts';
import { oneLine } from '../present/excerpt.ts';
import type { Desk, Turn } from '../turn.ts';
import type { Words } from '../words/words.ts';
import { post } from './draft.ts';
import { namedFrom, nameOf } from './naming.ts';
import { personOf } from './person.ts';

/** A place and whether the desk can post there; where not, what would mend it. */
export function placeLine(
  { target, kind, problem, lacking, shared }: Examined,
  words: Words,
  name = nameOf(target),
): string {
  const { desk, reasons } = words;
  if (problem) {
    const missing = lacking.length > 0 ? ` ${desk.lacking(words.names(lacking))}` : '';
    return `${desk.placeRefused(name, reasons[problem])}${missing}`;
  }
  if (shared) return desk.placeShared(name);
  if (kind === 'announcement') return desk.placeAnnounces(name);
  if (kind === 'forum') return desk.placeForum(name);
  return desk.placeReady(name);
}

/** So much of names in one line. */
const mostOfNames = 220;

/** Names in as few lines as hold them. */
function gathered(names: readonly string[]): string[][] {
  const lines: string[][] = [];
  let room = 0;
  for (const name of names) {
    const line = lines.at(-1);
    if (line && name.length <= room) line.push(name);
    else {
      lines.push([name]);
      room = mostOfNames;
    }
    room -= name.length + 2;
  }
  return lines;
}

/** Places of which the same is to be said, together: so that 25 of them leave room for what is posted. */
function placeLines(places: readonly Examined[], turn: Turn): Link[] {
  const { words } = turn;
  const alike = Map.groupBy(places, (place) => placeLine(place, words, ''));
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return gathered(group.map(({ target }) => namedFrom(target, turn))).map((names) => ({
      title: placeLine(first, words, words.names(names)),
    }));
  });
}

/** Before the card, everything that whoever confirms has to know. */
function heading({ publication, places, needsApproval }: Preview, turn: Turn): Block[] {
  const { words, preferences } = turn;
  const { desk } = words;
  const items = placeLines(places, turn);
  const { dueAt } = publication;
  const when = dueAt ? desk.goesAt(words.time(dueAt, preferences.zone)) : desk.goesAtOnce;
  return [
    items.length > 0
      ? { kind: 'links', label: desk.places, items }
      : { kind: 'notice', tone: 'warning', text: words.mistakes['no-places'] },
    {
      kind: 'text',
      style: 'small',
      text: [when, ...(needsApproval ? [desk.needsApproval] : []), desk.previewBelow].join(' '),
    },
  ];
}

/** What will stand in the channels: once where all are in one language, else in each of theirs. */
function shown(replies: readonly Reply[], words: Words): Block[] {
  const byLanguage = new Map(replies.map((reply) => [reply.locale, reply]));
  if (byLanguage.size < 2) return [...byLanguage.values()].flatMap(({ blocks }) => blocks);
  const names = new Intl.DisplayNames(words.locale, { type: 'language' });
  return [...byLanguage].flatMap(([locale, { blocks }]): Block[] => [
    { kind: 'text', style: 'heading', text: words.desk.previewIn(names.of(locale) ?? locale) },
    ...blocks,
  ]);
}

/** A post as it would go out: where, and what. */
export async function preview(desk: Desk, id: string, turn: Turn): Promise<Reply> {
  const { words } = turn;
  const seen = await desk.press.drafts.look(id, personOf(turn));
  const { publication, places, replies, needsApproval, factCheck } = seen;
  if (publication.state !== 'draft' && publication.state !== 'proposed') {
    return post(desk, id, turn);
  }
  const { buttons, previewTitle } = words.desk;
  const possible = places.length > 0 && places.every(({ problem }) => !problem);
  const { version } = publication;
  const confirmLabel = needsApproval
    ? buttons.propose
    : publication.dueAt
      ? buttons.schedule
      : buttons.confirm;
  const proposed = publication.state === 'proposed';
  return {
    title: previewTitle(oneLine(factCheck.claim, 150)),
    blocks: [...heading(seen, turn), ...shown(replies, words)],
    actions: [
      ...(possible && !proposed
        ? [
            {
              label: confirmLabel,
              act: { kind: 'confirm' as const, publication: id, version },
              primary: true as const,
            },
          ]
        : []),
      ...(possible && proposed
        ? [
            {
              label: buttons.approve,
              act: { kind: 'approve' as const, publication: id, version },
              primary: true as const,
            },
          ]
        : []),
      ...(proposed
        ? []
        : [{ label: buttons.change, act: { kind: 'post' as const, publication: id } }]),
      { label: buttons.cancel, act: { kind: 'cancel', publication: id } },
    ],
    audience: 'asker',
    locale: words.locale,
  };
}
