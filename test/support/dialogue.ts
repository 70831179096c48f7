import { expect } from 'vitest';
import { createBot } from '../../src/bot/bot.ts';
import { type Act, encodeAct, tokenLimit } from '../../src/core/act.ts';
import type { FactCheck } from '../../src/core/factcheck.ts';
import type {
  Action,
  Actor,
  Audience,
  Block,
  Incoming,
  Place,
  Reply,
} from '../../src/core/message.ts';
import type { Log, SearchIndex, Store } from '../../src/core/ports.ts';
import type { Rhythm } from '../../src/publishing/worker.ts';
import { wordIndex } from './index.ts';
import { memoryStore } from './memory-store.ts';
import { aPress, type Fake } from './press.ts';

export interface Logged {
  facts: object;
  message: string;
}

/** A log that keeps what it is told. */
export function listeningLog(): Log & { errors: Logged[] } {
  const errors: Logged[] = [];
  const ignore = () => {};
  return {
    errors,
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (facts, message) => errors.push({ facts, message }),
  };
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'verdict':
      return [block.lead === undefined ? block.label : `${block.lead} ${block.label}`];
    case 'text':
      return [block.style === 'quote' ? `> ${block.text}` : block.text];
    case 'notice':
      return [block.text];
    case 'links':
      return [block.label, ...block.items.map(({ n, title, url }) => `[${n}] ${title} ${url}`)];
    case 'list':
      return [
        block.label,
        ...block.items.map(({ title, detail }) => `- ${title}${detail ? ` (${detail})` : ''}`),
      ];
  }
}

/** A reply as plain text without colour, line by line, as a screen reader would go through it. */
export function readOut({ blocks }: Reply): string {
  return blocks.flatMap(linesOf).join('\n');
}

/** Every action of a reply, wherever it stands. */
export function actionsOf({ actions, blocks }: Reply): Action[] {
  const inside = blocks.flatMap((block) => {
    const more = 'more' in block && block.more ? [block.more] : [];
    const items = block.kind === 'list' ? block.items.flatMap(({ action }) => action ?? []) : [];
    return [...items, ...more];
  });
  return [...actions, ...inside];
}

export const direct: Place = { platform: 'web', workspace: '', channel: 'page', kind: 'direct' };
export const channel: Place = {
  platform: 'discord',
  workspace: 'guild',
  channel: 'general',
  kind: 'channel',
};

interface Setting {
  library?: readonly FactCheck[];
  place?: Place;
  heardBy?: Audience;
  actor?: Partial<Actor>;
  index?: SearchIndex;
  store?: Store;
  /** Where can be posted to. */
  platforms?: readonly Fake[];
  newsroom?: readonly string[];
  now?: () => Date;
}

/** So that nobody waits for what is posted. */
const quickly: Rhythm = { lease: 60_000, longestPause: 20, atOnce: 8 };

/** One person's conversation with the desk. Every method that reads looks at the last reply. */
export async function dialogue({
  library = [],
  place = direct,
  heardBy = 'asker',
  ...rest
}: Setting = {}) {
  const now = rest.now ?? (() => new Date('2026-11-24T12:00:00Z'));
  const store = rest.store ?? memoryStore(now);
  const index = rest.index ?? wordIndex();
  const log = listeningLog();
  await index.put(library);
  const { platforms = [], newsroom = [] } = rest;
  const press = aPress({ index, store, log, now, platforms, newsroom, rhythm: quickly });
  const revisions = press.witness(store.revisions);
  await revisions.all();
  await revisions.record(library);
  const bot = createBot({ index, store, press, log, now, newReference: () => 'ab12cd34' });
  if (platforms.length > 0) await press.start();
  let person: Actor = { id: 'U1', role: 'asker', ...rest.actor };
  let turns = 0;
  let last: Reply | undefined;

  async function send(act: Incoming['act'], id = `turn-${++turns}`): Promise<void> {
    last = await bot.handle({ id, place, actor: person, heardBy, act });
  }
  const reply = (): Reply => {
    if (!last) throw new Error('the desk said nothing');
    return last;
  };
  async function follow(action: Action | undefined, what: string): Promise<void> {
    if (!action || !('act' in action)) throw new Error(`there is no button for ${what}`);
    const token = encodeAct(action.act);
    expect(token.length).toBeLessThanOrEqual(tokenLimit);
    await send({ kind: 'pressed', token });
  }
  const items = () => reply().blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));

  const talk = {
    bot,
    room: press,
    index,
    store,
    log,
    reply,
    heardNothing: () => last === undefined,
    say: (question: string, id?: string) => send({ kind: 'ask', question }, id),
    /** Somebody else goes on, in the same place. */
    as(id: string, role: Actor['role'] = 'moderator') {
      person = { id, role };
      return talk;
    },
    act: (act: Act) => send(act),
    /** Chooses or writes in the picker with that label. */
    async choose(label: string, ...chosen: string[]) {
      const picker = reply().pickers?.find((one) => one.label.startsWith(label));
      if (!picker) throw new Error(`there is nothing to choose for ${label}`);
      await send({ kind: 'pressed', token: encodeAct(picker.act), chosen });
    },
    pressToken: (token: string) => send({ kind: 'pressed', token }),
    press: (label: string) =>
      follow(
        reply().actions.find((action) => action.label === label),
        label,
      ),
    /** Opens the entry of a list whose title holds `title`. */
    open: (title: string) =>
      follow(items().find((item) => item.title.includes(title))?.action, title),
    buttons: () => reply().actions.map(({ label }) => label),
    text: () => readOut(reply()),
    title: () => reply().title,
    /** The rating's word is the first thing read. */
    verdict(label: string) {
      expect(reply().blocks[0]).toMatchObject({ kind: 'verdict', label });
      expect(readOut(reply()).split('\n')[0]).toBe(label);
    },
    noVerdict() {
      expect(reply().blocks.filter(({ kind }) => kind === 'verdict')).toEqual([]);
    },
    reads(...texts: string[]) {
      for (const text of texts) expect(readOut(reply())).toContain(text);
    },
    hasNot(...texts: string[]) {
      for (const text of texts) expect(readOut(reply())).not.toContain(text);
    },
    offers(...labels: string[]) {
      expect(reply().actions.map(({ label }) => label)).toEqual(expect.arrayContaining(labels));
    },
    offersNot(...labels: string[]) {
      const offered = reply().actions.map(({ label }) => label);
      for (const label of labels) expect(offered).not.toContain(label);
    },
    linksTo(label: string, url: string) {
      expect(reply().actions).toContainEqual(expect.objectContaining({ label, url }));
    },
  };
  return talk;
}
