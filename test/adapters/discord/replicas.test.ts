import { expect, test } from 'vitest';
import { createBot } from '../../../src/bot/bot.ts';
import { until } from '../../support/discord/bench.ts';
import { commandData, mention, messageData, pressData } from '../../support/discord/payloads.ts';
import { opened, settled } from '../../support/discord/started.ts';
import { aFactCheck } from '../../support/factcheck.ts';
import { wordIndex } from '../../support/index.ts';
import { memoryLog } from '../../support/log.ts';
import { memoryStore } from '../../support/memory-store.ts';

test('two replicas over one store answer each thing once, and either answers the other’s buttons', async () => {
  const bench = await opened('command');
  const { state, gateway } = bench.discord;
  const index = wordIndex();
  await index.put([aFactCheck()]);
  const store = memoryStore();
  const bot = () => createBot({ index, store, log: memoryLog() });
  const other = bench.another();
  await bench.adapter.start(bot().handle);
  await other.start(bot().handle);

  const standing = () => state.messages.filter(({ deleted }) => !deleted);
  gateway.dispatch('INTERACTION_CREATE', commandData('is the moon made of cheese?', state));
  gateway.dispatch(
    'MESSAGE_CREATE',
    messageData(mention('is the moon made of cheese?', state), state),
  );
  await until(() => state.sent.length === 2, 'two answers');
  await settled(bench);
  expect(standing()).toHaveLength(3);

  await bench.adapter.stop();
  const [card] = standing();
  if (!card) throw new Error('there is no card');
  gateway.dispatch('INTERACTION_CREATE', pressData('1|show|moon-cheese|sources|1', card, state));
  await until(() => state.sent.length === 4, 'the sources');

  await index.put([aFactCheck({ status: 'withdrawn' })]);
  gateway.dispatch('INTERACTION_CREATE', pressData('1|show|moon-cheese|sections|1', card, state));
  await until(() => state.sent.length === 5, 'the withdrawal');
  expect(JSON.stringify(state.sent[4]?.body)).toContain('withdrew this fact-check');
  expect(state.refused).toEqual([]);
  await other.stop();
});
