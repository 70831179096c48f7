import { describe, expect, onTestFinished, test } from 'vitest';
import type { Shards } from '../../../src/adapters/discord/client.ts';
import type { Handle, Store } from '../../../src/core/ports.ts';
import { until } from '../../support/discord/bench.ts';
import { commandData, mention, messageData, pressData } from '../../support/discord/payloads.ts';
import { opened, settled } from '../../support/discord/started.ts';
import { aFactCheck } from '../../support/factcheck.ts';
import { wordIndex } from '../../support/index.ts';
import { memoryLog } from '../../support/log.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { ownSchema, postgresServer } from '../../support/postgres.ts';
import { aBot } from '../../support/press.ts';

/** Two desks on one application, to which everything comes twice, each with its own way to the store. */
async function twoReplicas(stores: readonly [Store, Store], shards?: Shards) {
  const bench = await opened('command', shards === undefined ? {} : { shards });
  const { state, gateway } = bench.discord;
  const index = wordIndex();
  await index.put([aFactCheck()]);
  const answered: string[] = [];
  const [handle, otherHandle] = stores.map((store): Handle => {
    const bot = aBot({ index, store, log: memoryLog() });
    return async (incoming) => {
      const reply = await bot.handle(incoming);
      if (reply) answered.push(incoming.id);
      return reply;
    };
  });
  if (!handle || !otherHandle) throw new Error('there are not two desks');
  const other = bench.another();
  onTestFinished(() => other.stop());
  await bench.adapter.start(handle);
  await other.start(otherHandle);
  const standing = () => state.messages.filter(({ deleted }) => !deleted);
  return { ...bench, other, state, gateway, index, standing, answered };
}

const question = 'is the moon made of cheese?';

async function answersEachOnce(replicas: Awaited<ReturnType<typeof twoReplicas>>) {
  const { state, gateway, standing, answered } = replicas;
  const command = commandData(question, state);
  const mentioned = messageData(mention(question, state), state);
  const direct = messageData(question, state, true);
  gateway.dispatch('INTERACTION_CREATE', command);
  gateway.dispatch('MESSAGE_CREATE', mentioned);
  gateway.dispatch('MESSAGE_CREATE', direct);
  await until(() => state.sent.length === 3, 'three answers');
  await settled(replicas);
  // Discord itself takes an answer once; that a desk does not even make it twice is the store's doing.
  const asked = [command.id, mentioned.id, direct.id];
  expect(answered.filter((id) => asked.includes(id)).toSorted()).toEqual(asked.toSorted());
  expect(standing()).toHaveLength(4);
  expect(standing().some(({ waiting }) => waiting)).toBe(false);
  expect(state.refused).toEqual([]);
}

describe('two replicas over one store', () => {
  test('answer each thing once, and either answers the other’s buttons', async () => {
    const store = memoryStore();
    const replicas = await twoReplicas([store, store]);
    const { state, gateway, index, standing } = replicas;
    await answersEachOnce(replicas);

    await replicas.adapter.stop();
    const [card] = standing();
    if (!card) throw new Error('there is no card');
    gateway.dispatch('INTERACTION_CREATE', pressData('1|show|moon-cheese|sources|1', card, state));
    await until(() => state.sent.length === 5, 'the sources');

    await index.put([aFactCheck({ status: 'withdrawn' })]);
    gateway.dispatch('INTERACTION_CREATE', pressData('1|show|moon-cheese|sections|1', card, state));
    await until(() => state.sent.length === 6, 'the withdrawal');
    expect(JSON.stringify(state.sent[5]?.body)).toContain('withdrew this fact-check');
    expect(state.refused).toEqual([]);
  });
});

describe('two replicas on a PostgreSQL server', () => {
  const server = postgresServer;
  if (!server) {
    test.skip('answer each thing once: skipped, set DATABASE_URL to run it', () => {});
    return;
  }

  const connections: [string, Shards | undefined][] = [
    ['one connection each', undefined],
    ['several connections each', 2],
  ];
  test.each(connections)('with %s answer each thing once', async (_, shards) => {
    const schema = await ownSchema(server);
    onTestFinished(schema.remove);
    const stores = [await schema.open(), await schema.open()] as const;
    onTestFinished(async () => {
      for (const store of stores) await store.close();
    });
    await answersEachOnce(await twoReplicas([...stores], shards));
  });
});
