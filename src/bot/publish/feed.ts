import { createHash } from 'node:crypto';
import type { SettingName } from '../../core/act.ts';
import type { Place } from '../../core/message.ts';
import { scopeOf } from '../../core/scope.ts';
import type { Preferences } from '../preferences.ts';
import type { Desk, Turn } from '../turn.ts';
import { personOf } from './person.ts';

/** Of the one feed that a place has by its settings; further ones are made on the desk's page. */
function feedIdOf(place: Place): string {
  const hash = createHash('sha256').update(scopeOf(place)).digest('hex');
  return BigInt(`0x${hash}`).toString(36).slice(0, 10);
}

/** Whether a setting is about what the place hears of new fact-checks. */
export const isOfFeed = (name: SettingName): boolean =>
  ['feed', 'rhythm', 'topics', 'zone'].includes(name);

/** Local hours, and posts a day; as the settings say in words. */
const morning = 9;
const quiet = { quietFrom: 22, quietTo: 7 };
const cap = 5;

/**
 * Has a place's channel follow the desk as its settings say, or no longer.
 *
 * @throws UserError `place-refused` where the desk cannot post in the channel
 */
export async function followDesk(desk: Desk, chosen: Preferences, turn: Turn): Promise<void> {
  const { place } = turn;
  const { feeds } = desk.press;
  const by = personOf(turn);
  const id = feedIdOf(place);
  if (!chosen.feed) {
    const known = await feeds.list(by);
    if (known.some((feed) => feed.id === id)) await feeds.drop(id, by);
    return;
  }
  const { platform, workspace } = place;
  const target = { platform, workspace, channel: chosen.feed, kind: 'channel' as const };
  await feeds.put(
    {
      id,
      target: { place: target, name: '' },
      topics: [...chosen.topics],
      languages: [],
      publishers: [],
      verdicts: [],
      rhythm: chosen.rhythm,
      hour: morning,
      weekday: 1,
      zone: chosen.zone,
      ...quiet,
      cap,
    },
    by,
  );
}
