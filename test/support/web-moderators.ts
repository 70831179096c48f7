import { toMessage as toDiscord } from '../../src/adapters/discord/message.ts';
import { toMessage as toSlack } from '../../src/adapters/slack/render.ts';
import { createDoor } from '../../src/adapters/web/desk/door.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { FactCheck } from '../../src/core/factcheck.ts';
import type { Platform, Reply } from '../../src/core/message.ts';
import type { Person } from '../../src/core/publication.ts';
import { deskPage } from '../../src/desk-page.ts';
import { aFactCheck } from './factcheck.ts';
import { wordIndex } from './index.ts';
import { memoryStore } from './memory-store.ts';
import { aPlatform, aPress } from './press.ts';
import { aWeb, errorLog } from './web.ts';
import { type Form, readForms } from './web-form.ts';

export const mia: Person = { platform: 'discord', workspace: 'guild', id: 'U1', name: 'Mia' };
export const moon = aFactCheck({ id: 'moon', claim: 'The moon landing was staged.' });

/** A browser without script that keeps cookies, reads pages and sends their forms. */
export function visitor(origin: () => string) {
  const cookies = new Map<string, string>();
  let page = readForms('');
  let status = 0;
  let path = '';
  let headers = new Headers();

  async function go(to: string, init: RequestInit = {}): Promise<number> {
    const response = await fetch(new URL(to, origin()), {
      redirect: 'manual',
      ...init,
      headers: {
        origin: origin(),
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...init.headers,
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      if (/max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    const markup = await response.text();
    if (location) return go(location);
    ({ status, headers } = response);
    path = to;
    page = readForms(markup);
    return status;
  }
  const post = (to: string, fields: readonly (readonly [string, string])[]) =>
    go(to, {
      method: 'POST',
      body: new URLSearchParams(fields.map(([a, b]): [string, string] => [a, b])),
    });

  function formWith(button: string): Form {
    const form = page.forms.find(
      (one) => one.button === button || one.button.startsWith(`${button}:`),
    );
    if (!form)
      throw new Error(
        `no "${button}" among ${page.forms.map((one) => one.button)} on ${path}: ${page.text.slice(0, 300)}`,
      );
    return form;
  }

  return {
    go,
    post,
    cookies,
    page: () => page,
    path: () => path,
    status: () => status,
    headers: () => headers,
    formWith,
    /**
     * Presses a button, after what its form's fields are changed to: by the label, or the label of a choice to turn it on or
     * off.
     */
    async press(button: string, changes: Readonly<Record<string, string | boolean>> = {}) {
      const { action, method, fields } = formWith(button);
      for (const label of Object.keys(changes)) {
        if (!fields.some((field) => field.label === label)) {
          throw new Error(`no "${label}" among ${fields.map((field) => field.label)}`);
        }
      }
      const sent = fields.flatMap(({ name, value, label, on }) => {
        const changed = changes[label];
        if (typeof changed === 'string') return [[name, changed] as const];
        return (changed ?? on) ? [[name, value] as const] : [];
      });
      if (method === 'post') return post(action, sent);
      return go(`${action}?${new URLSearchParams(sent.map(([a, b]): [string, string] => [a, b]))}`);
    },
    follow(label: string) {
      const link = page.links.find((one) => one.label === label);
      if (!link) throw new Error(`no link "${label}" among ${page.links.map((one) => one.label)}`);
      return go(link.to);
    },
  };
}

export type Visitor = ReturnType<typeof visitor>;

interface Options {
  library?: readonly FactCheck[];
  connected?: boolean;
  newsroom?: readonly string[];
  deskUrl?: string;
  host?: string;
  /** Milliseconds after which a delivery without an end is looked at again. */
  lease?: number;
  now?: () => Date;
}

/** The real page over the real publishing and store; the platforms are fakes with two channels each. */
export async function moderatorsDesk(options: Options = {}) {
  const {
    library = [moon],
    connected = true,
    newsroom = ['discord/guild', 'slack/T1'],
    now = () => new Date(),
  } = options;
  const discord = aPlatform('discord');
  const slack = aPlatform('slack');
  for (const name of ['general', 'news']) discord.channel(name);
  slack.channel('desk');
  for (const id of ['U1', 'U2']) discord.person(id, 'moderator');
  slack.person('S1', 'moderator');
  const platforms = [discord, slack];
  const store = memoryStore();
  const log = errorLog();
  const index = wordIndex();
  await index.put(library);
  const press = aPress({
    index,
    store,
    log,
    platforms,
    newsroom,
    now,
    rhythm: { lease: options.lease ?? 5000, longestPause: 20, atOnce: 8 },
  });
  const revisions = press.witness(store.revisions);
  await revisions.all();
  await revisions.record(library);
  await press.start();

  const drawings = new Map<Platform, (reply: Reply) => unknown>([
    ['discord', toDiscord],
    ['slack', (reply) => toSlack(reply)],
  ]);
  const door = createDoor({ store, address: () => options.deskUrl ?? web.url, now });
  const suggest = async () => library.slice(0, 3).map(({ id, claim }) => ({ id, label: claim }));
  const config = {
    web: { host: options.host ?? '127.0.0.1', port: 0 },
    newsroom,
    ...(connected && { discord: { token: 'a.b.c' } }),
  };
  const directories = new Map(platforms.map(({ directory }) => [directory.platform, directory]));
  const parts = { press, index, suggest, door, store, directories, drawings, log };
  const bot = createBot({ index, store, press, signIn: door.link, log });
  const web = aWeb({ ask: bot.ask, index, log, desk: { ...deskPage(config, parts), now } });
  await web.start(bot.handle);

  return {
    discord,
    slack,
    store,
    log,
    index,
    press,
    revisions,
    door,
    handle: bot.handle,
    url: web.url,
    visit: () => visitor(() => web.url),
    /** Somebody who has signed in by a link. */
    async signedIn(person: Person = mia): Promise<Visitor> {
      const one = visitor(() => web.url);
      const link = new URL((await door.link(person)) ?? '');
      await one.go(`${link.pathname}${link.search}`);
      await one.press('Sign in');
      return one;
    },
    async close() {
      await web.stop();
      await press.stop();
      await store.close();
    },
  };
}

export type ModeratorsDesk = Awaited<ReturnType<typeof moderatorsDesk>>;
