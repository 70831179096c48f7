import type { Act } from '../core/act.ts';
import { UserError } from '../core/errors.ts';
import type { Action, Incoming, Reply } from '../core/message.ts';
import type { Handle } from '../core/ports.ts';
import { ask } from './ask.ts';
import { browse } from './browse.ts';
import { check } from './check.ts';
import { decode } from './decode.ts';
import { feedback } from './feedback.ts';
import { follow } from './follow.ts';
import { help } from './help.ts';
import { permit } from './permit.ts';
import { preferencesOf } from './preferences.ts';
import { namingZone } from './publish/naming.ts';
import { performPublishing } from './publish/perform.ts';
import { waysOn } from './publish/way-on.ts';
import { reject } from './reject.ts';
import { set, settings } from './settings.ts';
import { share } from './share.ts';
import { show } from './show.ts';
import type { Desk, Turn } from './turn.ts';
import { type Words, wordsFor } from './words/words.ts';

function perform(desk: Desk, act: Act, turn: Turn): Promise<Reply> {
  switch (act.kind) {
    case 'ask':
      return ask(desk, act.question, turn);
    case 'follow':
      return follow(desk, act, turn);
    case 'check':
      return check(desk, act, turn);
    case 'show':
      return show(desk, act, turn);
    case 'browse':
      return browse(desk, act, turn);
    case 'reject':
      return reject(desk, act.ids, turn);
    case 'share':
      return share(desk, act.id, turn);
    case 'feedback':
      return feedback(desk, act, turn);
    case 'settings':
      return settings(desk, turn);
    case 'set':
      return set(desk, act, turn);
    case 'help':
      return help(desk, turn);
    default:
      return performPublishing(desk, act, turn);
  }
}

/** Whether this is not a retry. Where the store cannot tell, an answer twice is better than none. */
async function isFirst({ store, log }: Desk, { id, place }: Incoming): Promise<boolean> {
  try {
    return await store.once(`${place.platform}/${id}`);
  } catch (error) {
    log.error({ err: error }, 'the store could not tell whether this was answered before');
    return true;
  }
}

function sentence(
  title: string,
  text: string,
  { buttons, locale }: Words,
  before: readonly Action[] = [],
): Reply {
  const actions: Action[] = [
    ...before,
    { label: buttons.help, act: { kind: 'help' } },
    { label: buttons.browse, act: { kind: 'browse', by: 'menu', value: '', page: 1 } },
  ];
  return {
    title,
    blocks: [{ kind: 'text', style: 'plain', text }],
    actions,
    audience: 'asker',
    locale,
  };
}

/** What somebody wanted, as far as it can be read. */
function wantedBy({ act }: Incoming): Act | undefined {
  try {
    return decode(act);
  } catch {
    // What cannot be read has been said to be so.
    return;
  }
}

/** A person's mistake as one helpful sentence; anything else as an apology whose reference stands in the log. */
function explain(desk: Desk, error: unknown, incoming: Incoming, words: Words): Reply {
  const { place, act } = incoming;
  if (error instanceof UserError) {
    const text = words.mistakes[error.code];
    return sentence(text, text, words, waysOn(wantedBy(incoming), error.code, words));
  }
  const reference = desk.newReference();
  desk.log.error(
    { err: error, reference, platform: place.platform, act: act.kind },
    'an act could not be answered',
  );
  return sentence(words.failure.title, words.failure.withReference(reference), words);
}

/** The conversation: what one person did, once, into what they read. Never throws. */
export function createHandle(desk: Desk): Handle {
  return async (incoming) => {
    const { actor, place, heardBy, placeLocale, act } = incoming;
    let words = namingZone(wordsFor(actor.locale));
    try {
      if (!(await isFirst(desk, incoming))) return;
      const allowed = desk.allowance.take(incoming);
      if (allowed === 'refused-again') return;
      if (allowed === 'refused') throw new UserError('too-much');
      const preferences = await preferencesOf(desk, place);
      const placeWords = namingZone(wordsFor(preferences.language ?? placeLocale ?? actor.locale));
      // Slack tells nobody's language: who has none to tell reads the place's.
      if (heardBy === 'everyone' || !actor.locale) words = placeWords;
      const wanted = decode(act);
      permit(actor, wanted, preferences, place);
      const opening = act.kind === 'pressed' && act.opening ? { opening: true as const } : {};
      const turn = { actor, place, heardBy, words, placeWords, preferences, ...opening };
      return await perform(desk, wanted, turn);
    } catch (error) {
      return explain(desk, error, incoming, words);
    }
  };
}
