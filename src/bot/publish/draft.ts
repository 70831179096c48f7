import type { Act } from '../../core/act.ts';
import { UserError } from '../../core/errors.ts';
import type { Picker, Place, Reply } from '../../core/message.ts';
import type { Publication, Target } from '../../core/publication.ts';
import { oneLine } from '../present/excerpt.ts';
import { getFactCheck } from '../show.ts';
import type { Desk, Turn } from '../turn.ts';
import { factCheckIdOf, namedFrom } from './naming.ts';
import { personOf } from './person.ts';
import { progressReply } from './progress.ts';
import { timePicker } from './time-picker.ts';
import { readTime } from './when.ts';

/** What one menu offers and takes, on either platform. */
const mostChoices = 25;
/** What the larger of their menus offers; the other shows the first of them. */
const mostElsewhere = 100;
const mostOfAClaim = 150;
/** What is kept of a note. */
const longestNote = 1000;

const isHere = ({ place }: Target, here: Place): boolean =>
  place.platform === here.platform && place.workspace === here.workspace;

const asValue = ({ place }: Target): string =>
  `${place.platform}/${place.workspace}/${place.channel}`;

/** Channels of other platforms and servers that the person may post to; first those that are chosen, so that none is lost. */
async function elsewhere(desk: Desk, targets: readonly Target[], turn: Turn): Promise<Target[]> {
  const all = await desk.press.places(personOf(turn), '', 4 * mostElsewhere);
  const others = [...targets, ...all].filter((target) => !isHere(target, turn.place));
  const byValue = new Map(others.map((target) => [asValue(target), target]));
  return [...byValue.values()].slice(0, mostElsewhere);
}

async function pickers(desk: Desk, publication: Publication, turn: Turn): Promise<Picker[]> {
  const { words, place } = turn;
  const { desk: said } = words;
  const { targets, content } = publication;
  const pick = (
    name: Extract<Act, { kind: 'choose' }>['name'],
    label: string,
    over: Omit<Picker, 'act' | 'label'>,
  ): Picker => ({
    act: { kind: 'choose', publication: publication.id, name, value: '' },
    label,
    ...over,
  });
  const others = turn.opening ? [] : await elsewhere(desk, targets, turn);
  const here = targets.filter((target) => isHere(target, place));
  const note = content.kind === 'card' ? content.note : undefined;
  return [
    pick('here', said.here, {
      of: 'channel',
      chosen: here.map((target) => target.place.channel),
      options: [],
      most: mostChoices,
    }),
    ...(others.length > 0
      ? [
          pick('elsewhere', said.elsewhere, {
            of: 'options',
            chosen: targets.filter((target) => !isHere(target, place)).map(asValue),
            options: others.map((target) => ({
              value: asValue(target),
              label: namedFrom(target, turn),
            })),
            most: Math.min(mostChoices, others.length),
          }),
        ]
      : []),
    pick('note', said.note, {
      of: 'words',
      long: longestNote,
      chosen: note ? [note] : [],
      options: [],
      most: 1,
    }),
    timePicker(publication, turn),
  ];
}

/** A draft: where it is to go, with what note, and when. */
async function draftReply(desk: Desk, publication: Publication, turn: Turn): Promise<Reply> {
  const { words, preferences } = turn;
  const { desk: said, locale } = words;
  const factCheck = await getFactCheck(desk, factCheckIdOf(publication));
  const { id, targets, dueAt } = publication;
  const names = targets.map((target) => namedFrom(target, turn));
  return {
    title: said.title(oneLine(factCheck.claim, mostOfAClaim)),
    blocks: [
      { kind: 'text', style: 'heading', text: said.title(oneLine(factCheck.claim, 300)) },
      {
        kind: 'text',
        style: 'plain',
        text: names.length > 0 ? said.chosenPlaces(words.names(names)) : said.noPlaces,
      },
      {
        kind: 'text',
        style: 'plain',
        text: dueAt ? said.goesAt(words.time(dueAt, preferences.zone)) : said.goesAtOnce,
      },
      { kind: 'text', style: 'small', text: `${said.nothingYet} ${said.timeHint}` },
    ],
    actions: [
      { label: said.buttons.preview, act: { kind: 'preview', publication: id }, primary: true },
      { label: said.buttons.cancel, act: { kind: 'cancel', publication: id } },
    ],
    pickers: await pickers(desk, publication, turn),
    audience: 'asker',
    locale,
  };
}

/** Begins a post of a fact-check, into the channel where that was asked for unless something else is chosen. */
export async function publish(desk: Desk, id: string, turn: Turn): Promise<Reply> {
  const { place } = turn;
  if (!place.workspace) throw new UserError('no-posting-here');
  const publication = await desk.press.drafts.begin(id, personOf(turn));
  return draftReply(desk, publication, turn);
}

/** A post as it stands: to choose, or how far it is. */
export async function post(desk: Desk, id: string, turn: Turn): Promise<Reply> {
  const progress = await desk.press.copies.progress(id, personOf(turn));
  const { publication } = progress;
  return publication.state === 'draft'
    ? draftReply(desk, publication, turn)
    : progressReply(desk, progress, turn);
}

function placeOf(value: string): Place | undefined {
  const [platform, workspace, channel] = value.split('/');
  if ((platform !== 'discord' && platform !== 'slack') || !workspace || !channel) return;
  return { platform, workspace, channel, kind: 'channel' };
}

/** The targets with those of one kind chosen anew, each with its name of the moment. */
async function targetsWith(
  desk: Desk,
  publication: Publication,
  { name, value }: Extract<Act, { kind: 'choose' }>,
  turn: Turn,
): Promise<Target[]> {
  const { platform, workspace } = turn.place;
  const values = value.split(',').filter(Boolean);
  const chosen = values.flatMap((one) =>
    name === 'here'
      ? { platform, workspace, channel: one, kind: 'channel' as const }
      : (placeOf(one) ?? []),
  );
  const found = await Promise.all(chosen.map((place) => desk.press.examine(place)));
  const kept = publication.targets.filter(
    (target) => isHere(target, turn.place) === (name !== 'here'),
  );
  return [...kept, ...found.map(({ target }) => target)];
}

/**
 * Chooses for a post.
 *
 * @throws UserError `time-unreadable` for a time that is none
 */
export async function choose(
  desk: Desk,
  act: Extract<Act, { kind: 'choose' }>,
  turn: Turn,
): Promise<Reply> {
  const by = personOf(turn);
  const { drafts, copies } = desk.press;
  const { publication } = await copies.progress(act.publication, by);
  if (act.name === 'note') {
    await drafts.change(publication.id, by, { note: act.value });
  } else if (act.name === 'time') {
    const wanted = act.value.trim();
    const dueAt = wanted ? readTime(wanted, turn.preferences.zone, desk.now()) : null;
    if (dueAt === undefined) throw new UserError('time-unreadable');
    await drafts.change(publication.id, by, { dueAt });
  } else {
    const targets = await targetsWith(desk, publication, act, turn);
    await drafts.change(publication.id, by, { targets });
  }
  return post(desk, publication.id, turn);
}
