import { describe, expect, test } from 'vitest';
import { messageProblems } from '../../../src/adapters/discord/limits.ts';
import { toPlainMessage } from '../../../src/adapters/discord/message.ts';
import { fullReply } from '../../contracts/adapter.ts';
import { until } from '../../support/discord/bench.ts';
import { commandData, mention, messageData, pressData } from '../../support/discord/payloads.ts';
import { started, withButton } from '../../support/discord/started.ts';

/** Discord's word for a body that it does not take. */
const refused = { status: 400, code: 50_035 };

describe('where a card is refused', () => {
  const ways: [string, string, RegExp][] = [
    ['a command', 'PATCH', /@original$/],
    ['a mention', 'POST', /messages$/],
  ];
  test.each(ways)(
    'the answer to %s goes out as an embed, buttons and all',
    async (way, method, path) => {
      const { gateway, state } = await started('command', async () => fullReply());
      state.failures.push({ method, path, how: refused });
      if (way === 'a command') gateway.dispatch('INTERACTION_CREATE', commandData('a', state));
      else gateway.dispatch('MESSAGE_CREATE', messageData(mention('a', state), state));
      await until(() => state.sent.length === 1, 'an answer');
      const body = state.sent[0]?.body;
      expect(JSON.stringify(body)).toContain('"embeds"');
      expect(JSON.stringify(body)).toContain('Not my claim');
      expect(state.refused).toEqual([]);
    },
  );

  test('in place of a card, the embed stands beside it', async () => {
    const { gateway, peer, state } = await started('command', async () => withButton);
    await peer.ask('first');
    const [card] = state.messages;
    if (!card) throw new Error('there is no card');
    for (let i = 0; i < 2; i += 1) {
      state.failures.push({ method: 'PATCH', path: /@original$/, how: refused });
    }
    gateway.dispatch('INTERACTION_CREATE', pressData('1|help', card, state));
    await until(() => state.sent.length === 2, 'an answer');
    expect(state.sent[1]?.message).not.toBe(card);
    expect(state.sent[1]?.message.audience).toBe('asker');
  });
});

test('an embed of everything there can be is within Discord’s limits, with the verdict first', () => {
  const message = toPlainMessage(fullReply());
  expect(messageProblems(message)).toEqual([]);
  expect(message.embeds[0].description).toMatch(/^## False/);
  expect(message.embeds[0].description.length).toBeLessThanOrEqual(4096);
  expect(message.embeds[0].color).toBeDefined();
  expect(message.allowed_mentions).toEqual({ parse: [], replied_user: false });
});
