import type { DeskPage } from './adapters/web/desk/needs.ts';
import type { DeskWords } from './adapters/web/desk/words.ts';
import { fieldWords } from './bot/publish/changes.ts';
import { placeLine } from './bot/publish/preview.ts';
import { stateLine } from './bot/publish/progress.ts';
import { readTime, timeField } from './bot/publish/when.ts';
import { wordsFor } from './bot/words/words.ts';
import type { Config } from './config.ts';
import type { Platform, Reply } from './core/message.ts';
import type { Log, Store } from './core/ports.ts';
import type { Person } from './core/publication.ts';
import type { Directory } from './core/publishing.ts';
import { scopeOf } from './core/scope.ts';
import { isZone } from './core/zone.ts';
import { createCircle } from './publishing/circle.ts';
import { mayPublish } from './publishing/rights.ts';

/** What each platform that is connected makes of a reply before it is sent. */
export type Drawings = ReadonlyMap<Platform, (reply: Reply) => unknown>;

/** The conversation's words, with those of its sentences that are made of more than words. */
function deskWords(locale: string): DeskWords {
  const words = wordsFor(locale);
  return {
    ...words,
    placeLine: (place) => placeLine(place, words),
    stateLine: (progress, zone) => stateLine(progress, words, zone),
    fieldWords: (fields) => fieldWords(fields, words),
  };
}

/** The time zone of whoever reads: their place's, or this machine's for whoever sits at it. */
async function zoneOf({ settings }: Store, person: Person): Promise<string> {
  if (person.platform === 'web') return Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = await settings.get(scopeOf(person), 'zone');
  return zone && isZone(zone) ? zone : 'UTC';
}

/** A message as its platform gets it; one that the platform would not take is drawn as the page itself shows it. */
function drawn(drawings: Drawings, platform: Platform, reply: Reply): unknown {
  try {
    return drawings.get(platform)?.(reply);
  } catch (error) {
    if (error instanceof RangeError) return;
    throw error;
  }
}

/** What the moderators' page works with, out of what the desk has. */
export function deskPage(
  config: Pick<Config, 'web' | 'newsroom' | 'slack' | 'discord'>,
  parts: Pick<DeskPage, 'press' | 'index' | 'suggest' | 'door'> & {
    store: Store;
    directories: ReadonlyMap<Platform, Directory>;
    drawings: Drawings;
    log: Log;
  },
): DeskPage {
  const { store, directories, drawings, ...rest } = parts;
  const circle = createCircle(config.newsroom);
  return {
    ...rest,
    store,
    connected: Boolean(config.slack || config.discord),
    host: config.web.host,
    may: (person) => mayPublish({ store, directories }, person),
    sees(person, { from }) {
      const [platform = '', workspace = ''] = from.split('/');
      const [known] = (['discord', 'slack', 'web', 'console'] as const).filter(
        (one) => one === platform,
      );
      return known !== undefined && circle.holds(person, { platform: known, workspace });
    },
    zoneOf: (person) => zoneOf(store, person),
    readTime,
    timeField,
    wordsFor: deskWords,
    draw: (platform, reply) => drawn(drawings, platform, reply),
    now: () => new Date(),
  };
}
