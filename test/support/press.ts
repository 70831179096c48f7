import { createBot } from '../../src/bot/bot.ts';
import { createCompose } from '../../src/bot/publish/compose.ts';
import { DeliveryError } from '../../src/core/errors.ts';
import type { Actor, Place, Platform, Receipt, Reply } from '../../src/core/message.ts';
import type { Log, SearchIndex, Store } from '../../src/core/ports.ts';
import type { Target } from '../../src/core/publication.ts';
import type { Directory, Examined, Outlet } from '../../src/core/publishing.ts';
import type { Reason } from '../../src/core/reason.ts';
import { createPress, type PressRoom } from '../../src/publishing/press.ts';
import type { Rhythm } from '../../src/publishing/worker.ts';

interface Standing {
  receipt: Receipt;
  key: string;
  reply: Reply;
  under?: string;
  edits: number;
}

/** What goes wrong with the next call to a place, before or after the platform took it. */
type Trouble = { when: 'before' | 'after'; error: DeliveryError };

/** A platform as small as can be: channels with messages in them, and people with roles. */
export function aPlatform(platform: Platform, { readable = true } = {}) {
  const messages: Standing[] = [];
  const channels = new Map<string, { problem?: Reason; kind: Examined['kind']; shared: boolean }>();
  const people = new Map<string, Pick<Actor, 'role' | 'groups'>>();
  const trouble: Trouble[] = [];
  let count = 0;

  const knows = (place: Place) => channels.get(place.channel);
  const targetOf = (place: Place): Target => ({ place, name: `#${place.channel}` });
  const find = ({ message }: Receipt) => messages.find((one) => one.receipt.message === message);

  /** Fails as it was told to, around what the platform does. */
  function around<T>(act: () => T): T {
    const next = trouble.shift();
    if (next?.when === 'before') throw next.error;
    const done = act();
    if (next) throw next.error;
    return done;
  }
  function must(receipt: Receipt): Standing {
    const found = find(receipt);
    if (!found) throw new DeliveryError('gone', 'message-gone');
    return found;
  }

  const outlet: Outlet = {
    platform,
    crossposts: false,
    async post({ key, place, reply, under }) {
      return around(() => {
        const problem = place.kind === 'direct' ? undefined : (knows(place)?.problem ?? undefined);
        if (problem) throw new DeliveryError('refused', problem);
        count += 1;
        const message = `m${count}`;
        const url = `https://${platform}.example/${place.channel}/${message}`;
        const receipt = { place, message, url };
        messages.push({ receipt, key, reply, edits: 0, ...(under && { under: under.message }) });
        return receipt;
      });
    },
    async find({ key }) {
      if (!readable) return 'unreadable';
      return messages.find((one) => one.key === key)?.receipt ?? 'absent';
    },
    edit: async (receipt, reply) =>
      around(() => {
        const one = must(receipt);
        one.reply = reply;
        one.edits += 1;
      }),
    remove: async (receipt) =>
      around(() => {
        messages.splice(messages.indexOf(must(receipt)), 1);
      }),
    crosspost: async () => {},
  };
  const directory: Directory = {
    platform,
    places: async (workspace, typed, limit) =>
      [...channels.keys()]
        .filter((name) => name.includes(typed))
        .slice(0, limit)
        .map((channel) => targetOf({ platform, workspace, channel, kind: 'channel' })),
    async examine(place) {
      const known = knows(place);
      return {
        target: targetOf(place),
        kind: known?.kind ?? 'text',
        lacking: [],
        shared: known?.shared ?? false,
        ...(known ? known.problem && { problem: known.problem } : { problem: 'channel-gone' }),
      };
    },
    standing: async (_, person) => people.get(person) ?? { role: 'asker' },
  };

  return {
    outlet,
    directory,
    messages,
    trouble,
    channel(
      name: string,
      over: { problem?: Reason; kind?: Examined['kind']; shared?: boolean } = {},
    ) {
      channels.set(name, { kind: 'text', shared: false, ...over });
    },
    close: (name: string, problem: Reason) =>
      channels.set(name, { kind: 'text', shared: false, problem }),
    person: (id: string, role: Actor['role'], groups?: string[]) =>
      people.set(id, { role, ...(groups && { groups }) }),
    in: (channel: string) => messages.filter(({ receipt }) => receipt.place.channel === channel),
  };
}

export type Fake = ReturnType<typeof aPlatform>;

/** Publishing over a library and fake platforms. */
export function aPress(options: {
  index: SearchIndex;
  store: Store;
  log: Log;
  platforms?: readonly Pick<Fake, 'outlet' | 'directory'>[];
  newsroom?: readonly string[];
  now?: () => Date;
  oldAfterDays?: number;
  rhythm?: Rhythm;
}): PressRoom {
  const {
    index,
    store,
    log,
    platforms = [],
    newsroom = [],
    now = () => new Date(),
    oldAfterDays = 1095,
    rhythm,
  } = options;
  return createPress({
    store,
    outlets: new Map(platforms.map(({ outlet }) => [outlet.platform, outlet])),
    directories: new Map(platforms.map(({ directory }) => [directory.platform, directory])),
    get: index.get,
    put: index.put,
    compose: createCompose({ now, oldAfterDays }),
    newsroom,
    log,
    now,
    ...(rhythm && { rhythm }),
  });
}

type BotOptions = Omit<Parameters<typeof createBot>[0], 'press'>;

/** The conversation with publishing over no platform. */
export const aBot = (options: BotOptions) => createBot({ ...options, press: aPress(options) });
