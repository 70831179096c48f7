import type { Act, SettingName } from '../core/act.ts';
import { UserError } from '../core/errors.ts';
import type { Block, Picker, Reply } from '../core/message.ts';
import { scopeOf } from '../core/scope.ts';
import { isZone } from '../core/zone.ts';
import { type Preferences, preferencesIn, preferencesOf } from './preferences.ts';
import { followDesk, isOfFeed } from './publish/feed.ts';
import type { Desk, Turn } from './turn.ts';
import { languagesOffered } from './words/words.ts';

type Choice = Extract<Act, { kind: 'set' }>;

/** What Discord and Slack call their channels and groups by. */
const platformId = /^\w{1,40}$/;

const rhythms = ['at-once', 'daily', 'weekly'] as const;

function pickers(chosen: Preferences, { words }: Turn): Picker[] {
  const said = words.settings;
  const one = (value: string | undefined): string[] => (value === undefined ? [] : [value]);
  const pick = (name: SettingName, over: Omit<Picker, 'act' | 'label' | 'most'>): Picker => ({
    act: { kind: 'set', name, value: '' },
    label: said[name],
    most: 1,
    ...over,
  });
  const audiences = [
    { value: 'private', label: said.asker },
    { value: 'public', label: said.everyone },
  ];
  const languages = languagesOffered(words.locale);
  return [
    pick('answers', {
      of: 'options',
      chosen: [chosen.answers === 'everyone' ? 'public' : 'private'],
      options: audiences,
    }),
    pick('language', {
      of: 'options',
      chosen: [chosen.language ?? 'place'],
      options: [{ value: 'place', label: said.languageOfPlace }, ...languages],
    }),
    pick('feed', { of: 'channel', chosen: one(chosen.feed), options: [] }),
    pick('rhythm', {
      of: 'options',
      chosen: [chosen.rhythm],
      options: rhythms.map((value) => ({ value, label: said.rhythms[value] })),
    }),
    pick('topics', { of: 'words', chosen: [...chosen.topics], options: [] }),
    pick('approval', {
      of: 'options',
      chosen: [chosen.approval],
      options: [
        { value: 'one', label: said.one },
        { value: 'two', label: said.two },
      ],
    }),
    pick('zone', { of: 'words', chosen: one(chosen.zone), options: [] }),
    pick('moderators', { of: 'group', chosen: one(chosen.moderators), options: [] }),
  ];
}

/** The settings as they stand now, after anything that is to be said first. */
function present(chosen: Preferences, before: readonly Block[], turn: Turn): Reply {
  const { settings: said, buttons, locale } = turn.words;
  return {
    title: said.title,
    blocks: [
      { kind: 'text', style: 'heading', text: said.title },
      ...before,
      { kind: 'text', style: 'plain', text: said.who },
    ],
    actions: [{ label: buttons.help, act: { kind: 'help' } }],
    pickers: pickers(chosen, turn),
    audience: 'asker',
    locale,
  };
}

/**
 * What a place has chosen.
 *
 * @throws UserError `no-settings-here` where the place belongs to no guild or workspace
 */
export async function settings(_: Desk, turn: Turn): Promise<Reply> {
  if (!turn.place.workspace) throw new UserError('no-settings-here');
  return present(turn.preferences, [], turn);
}

/** Typed topics as the library writes them: those it has, and those it has not. */
async function topicsIn({ index }: Desk, typed: string): Promise<Record<'known' | 'no', string[]>> {
  const { topics } = await index.shelves();
  const names = new Set(topics.map(({ name }) => name));
  const wanted = typed
    .split(',')
    .map((topic) => topic.trim().toLowerCase().replaceAll(/\s+/g, '-'))
    .filter(Boolean);
  return {
    known: [...new Set(wanted.filter((topic) => names.has(topic)))],
    no: wanted.filter((topic) => !names.has(topic)),
  };
}

const takenBack: Partial<Record<SettingName, string>> = {
  answers: 'private',
  language: 'place',
  rhythm: 'at-once',
  approval: 'one',
};

/** Whether a value is one that the setting can have; an empty one takes the choice back. */
function isPossible({ name, value }: Choice, turn: Turn): boolean {
  if (value === '') return true;
  if (name === 'answers') return value === 'public';
  if (name === 'language') {
    return languagesOffered(turn.words.locale).some((language) => language.value === value);
  }
  if (name === 'rhythm') return value === 'daily' || value === 'weekly';
  if (name === 'approval') return value === 'two';
  if (name === 'zone') return isZone(value);
  return name === 'topics' || platformId.test(value);
}

/**
 * Changes one setting of a place, and says how they stand now. What was done is kept with who did it.
 *
 * @throws UserError `no-settings-here` outside guilds and workspaces, `setting-refused` for a value that cannot be
 */
export async function set(desk: Desk, choice: Choice, turn: Turn): Promise<Reply> {
  const { place, actor, words } = turn;
  if (!place.workspace) throw new UserError('no-settings-here');
  const { name } = choice;
  const typed = choice.value === takenBack[name] ? '' : choice.value;
  if (!isPossible({ ...choice, value: typed }, turn)) throw new UserError('setting-refused');
  const topics = name === 'topics' ? await topicsIn(desk, typed) : undefined;
  const value = topics ? topics.known.join(',') : typed;
  if (isOfFeed(name)) {
    const stored = await desk.store.settings.all(scopeOf(place));
    await followDesk(desk, preferencesIn({ ...stored, [name]: value }), turn);
  }
  await desk.store.settings.set(scopeOf(place), name, value);
  await desk.store.audit.record({
    at: desk.now(),
    actor: actor.id,
    act: 'settings',
    subject: `${name}: ${value}`,
    from: `${scopeOf(place)}/${place.channel}`,
  });
  const { saved, unknownTopics } = words.settings;
  const unknown = topics?.no ?? [];
  const text = unknown.length > 0 ? unknownTopics(words.names(unknown.slice(0, 10))) : saved;
  const said: Block = { kind: 'notice', tone: unknown.length > 0 ? 'warning' : 'info', text };
  return present(await preferencesOf(desk, place), [said], turn);
}
