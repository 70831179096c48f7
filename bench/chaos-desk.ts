import { createInterface } from 'node:readline';
import { webApi } from '@slack/bolt';
import { createDiscordDirectory } from '../src/adapters/discord/directory.ts';
import { createDiscordOutlet } from '../src/adapters/discord/outlet.ts';
import { clientOptions } from '../src/adapters/slack/app.ts';
import { createSlackDirectory } from '../src/adapters/slack/directory.ts';
import { createSlackOutlet } from '../src/adapters/slack/outlet.ts';
import { createPace } from '../src/adapters/slack/pace.ts';
import { createCompose } from '../src/bot/publish/compose.ts';
import type { Place } from '../src/core/message.ts';
import type { Person } from '../src/core/publication.ts';
import { createPress } from '../src/publishing/press.ts';
import { openStore } from '../src/store/open.ts';
import { createLog } from '../src/telemetry.ts';
import { aFactCheck } from '../test/support/factcheck.ts';
import type { Order } from './chaos-orders.ts';

/**
 * A desk that publishes what it is told on standard input, a line of JSON each, and says on standard output what it has
 * acknowledged. It may be killed at any moment. What a platform may take is short here, so that leases can be short too.
 */
const { CHAOS_DISCORD = '', CHAOS_SLACK = '', CHAOS_DATA = '', CHAOS_DATABASE } = process.env;
const { CHAOS_DISCORD_TOKEN = '', CHAOS_SLACK_TOKEN = '' } = process.env;
const rhythm = { lease: 4500, longestPause: 500, atOnce: 16 };
const patience = 1400;

const log = createLog('error');
const now = () => new Date();
const store = await openStore({
  dataDir: CHAOS_DATA,
  log,
  ...(CHAOS_DATABASE && { databaseUrl: CHAOS_DATABASE }),
});
let factCheck = aFactCheck({ id: 'moon' });
const slackApi = `${CHAOS_SLACK}/`;
const client = new webApi.WebClient(CHAOS_SLACK_TOKEN, {
  ...clientOptions(slackApi),
  timeout: patience,
  logLevel: webApi.LogLevel?.ERROR,
});
const clientFor = async () => client;
const discord = { token: CHAOS_DISCORD_TOKEN, apiUrl: CHAOS_DISCORD, patience };
const press = createPress({
  store,
  outlets: new Map([
    ['discord', createDiscordOutlet(discord)],
    ['slack', createSlackOutlet({ clientFor, pace: createPace(5), log })],
  ]),
  directories: new Map([
    ['discord', createDiscordDirectory(discord)],
    ['slack', createSlackDirectory({ clientFor })],
  ]),
  get: async () => press.over(factCheck),
  put: async () => {},
  compose: createCompose({ now, oldAfterDays: 0 }),
  newsroom: [],
  log,
  now,
  rhythm,
});
const revisions = press.witness(store.revisions);
const [known] = await revisions.all();
if (known) factCheck = known;
else await revisions.record([factCheck]);
await press.start();

const by: Person = { platform: 'console', workspace: '', id: 'chaos' };
const targetsOf = (places: readonly Place[]) =>
  places.map((place) => ({ place, name: place.channel }));

async function obey(order: Order): Promise<object> {
  const { drafts, copies } = press;
  switch (order.do) {
    case 'begin': {
      const { id } = await drafts.begin('moon', by, targetsOf(order.places));
      await drafts.change(id, by, { note: order.note });
      return { id };
    }
    case 'confirm': {
      const { publication } = await drafts.look(order.id, by);
      const { state } = await drafts.confirm(order.id, publication.version, by);
      return { state };
    }
    case 'undo':
      return { state: (await copies.undo(order.id, by)).state };
    case 'correct': {
      const rating = { label: order.label };
      if (factCheck.rating?.label !== order.label) {
        factCheck = { ...factCheck, rating, revision: factCheck.revision + 1 };
        await revisions.record([factCheck]);
      }
      return {};
    }
    case 'count': {
      const states = ['due', 'sending', 'unknown', 'dead'] as const;
      const open = await Promise.all(
        states.map((state) => store.publishing.outbox.jobs({ states: [state], limit: 5000 })),
      );
      const stuck = open.flat().filter(({ state }) => state === 'unknown' || state === 'dead');
      return {
        ...Object.fromEntries(states.map((state, n) => [state, open[n]?.length ?? 0])),
        stuck: stuck.map(
          ({ key, state, reason, attempts }) => `${key} ${state} ${reason} after ${attempts}`,
        ),
      };
    }
  }
}

process.stdout.write('{"ready":true}\n');
for await (const line of createInterface({ input: process.stdin })) {
  const order: Order = JSON.parse(line);
  void obey(order).then(
    (done) => process.stdout.write(`${JSON.stringify({ n: order.n, done })}\n`),
    (error: unknown) =>
      process.stdout.write(`${JSON.stringify({ n: order.n, failed: String(error) })}\n`),
  );
}
