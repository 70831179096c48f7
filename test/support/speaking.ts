import type { FactCheck } from '../../src/core/factcheck.ts';
import type { Actor } from '../../src/core/message.ts';
import { channel, dialogue } from './dialogue.ts';
import { aPlatform } from './press.ts';

/** Somebody who speaks a language, in the one channel of a newsroom that has two moderators. */
export async function speaking(
  locale: string,
  library: readonly FactCheck[],
  actor: Partial<Actor> = {},
) {
  const discord = aPlatform('discord');
  discord.channel('general');
  for (const id of ['U1', 'U2']) discord.person(id, 'moderator');
  const talk = await dialogue({
    library,
    place: channel,
    actor: { locale, ...actor },
    platforms: [discord],
    newsroom: ['discord/guild'],
  });
  return { ...talk, discord };
}
