import { type REST, Routes } from 'discord.js';
import { z } from 'zod';

/** The languages of servers. */
export interface GuildLocales {
  /** What an interaction tells. */
  learn(guild: string, locale: string): void;
  /** BCP 47: as it was learnt, else as Discord says; undefined where that takes too long or fails. Never throws. */
  of(guild: string): Promise<string | undefined>;
}

const guildSchema = z.object({ preferred_locale: z.string().min(1) });

/** Milliseconds for which a language is taken to be the same, and after which nobody waits to hear of it. */
const sameFor = 60 * 60_000;
const patience = 1000;
/** More servers than these are forgotten, those known for longest first: memory stays flat. */
const mostKnown = 2000;

/** Asks Discord once an hour at most, and only for a server in which nobody used a command for as long. */
export function createGuildLocales(
  rest: Pick<REST, 'get'>,
  now: () => number = () => performance.now(),
): GuildLocales {
  const known = new Map<string, { locale: Promise<string | undefined>; until: number }>();

  function keep(guild: string, locale: Promise<string | undefined>): void {
    known.delete(guild);
    known.set(guild, { locale, until: now() + sameFor });
    for (const oldest of known.keys()) {
      if (known.size <= mostKnown) break;
      known.delete(oldest);
    }
  }

  async function ask(guild: string): Promise<string | undefined> {
    try {
      const signal = AbortSignal.timeout(patience);
      return guildSchema.parse(await rest.get(Routes.guild(guild), { signal })).preferred_locale;
    } catch {
      // An answer in another language is better than none.
      return;
    }
  }

  return {
    learn: (guild, locale) => keep(guild, Promise.resolve(locale)),
    of(guild) {
      const before = known.get(guild);
      if (before && before.until > now()) return before.locale;
      const locale = ask(guild);
      keep(guild, locale);
      return locale;
    },
  };
}
