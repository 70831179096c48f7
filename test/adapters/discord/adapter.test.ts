import { describe, expect, test } from 'vitest';
import type { Incoming } from '../../../src/core/message.ts';
import { until, type Way } from '../../support/discord/bench.ts';
import { commandData, mention, messageData, pressData } from '../../support/discord/payloads.ts';
import {
  forAll,
  gate,
  logged,
  opened,
  say,
  started,
  withButton,
} from '../../support/discord/started.ts';

describe('a question', () => {
  test('by command is acknowledged before it is answered, hidden from others', async () => {
    const { passed, release } = gate();
    const { gateway, state, came } = await started('command', async () => {
      await passed;
      return withButton;
    });
    gateway.dispatch('INTERACTION_CREATE', commandData('slow?', state));
    await until(() => came.length === 1, 'the question');
    expect(state.messages).toMatchObject([{ waiting: true, audience: 'asker' }]);
    expect(state.sent).toEqual([]);
    release();
    await until(() => state.sent.length === 1, 'the answer');
    expect(state.sent[0]?.message).toMatchObject({ waiting: false, audience: 'asker' });
  });

  test('that mentions the desk is answered as a reply to it, and nobody is pinged', async () => {
    const { gateway, state } = await started('mention');
    const asked = messageData(mention('is it?', state), state);
    gateway.dispatch('MESSAGE_CREATE', asked);
    await until(() => state.sent.length === 1, 'the answer');
    expect(state.sent[0]?.message.repliesTo).toBe(asked.id);
    expect(state.sent[0]?.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  test('in a thread is answered there', async () => {
    const { gateway, state, came } = await started('command');
    const thread = '300000000000000009';
    gateway.dispatch('INTERACTION_CREATE', { ...commandData('a', state), channel_id: thread });
    await until(() => state.sent.length === 1, 'the answer');
    expect(came[0]?.place.channel).toBe(thread);
  });

  test('asked where the desk is not a member is hidden: in a group, or in a server of others', async () => {
    const { gateway, state } = await started('command');
    const { context: _, ...others } = commandData('a', state, true);
    gateway.dispatch('INTERACTION_CREATE', { ...others, context: 2 });
    gateway.dispatch('INTERACTION_CREATE', { ...commandData('b', state), guild_id: '7' });
    await until(() => state.sent.length === 2, 'both answers');
    expect(state.sent.map(({ message }) => message.audience)).toEqual(['asker', 'asker']);
  });

  test('of bots, of the desk itself, and edits are not answered', async () => {
    const { gateway, peer, state, came } = await started('mention');
    const { author } = messageData('', state);
    const said = mention('is it?', state);
    const over = [
      { author: { ...author, bot: true } },
      { author: { id: state.userId, username: 'desk', bot: true } },
      { edited_timestamp: '2026-01-01T00:00:00Z' },
      { webhook_id: '1' },
    ];
    for (const how of over) {
      gateway.dispatch('MESSAGE_CREATE', messageData(said, state, false, how));
      gateway.dispatch('MESSAGE_CREATE', messageData(said, state, true, how));
    }
    gateway.dispatch('MESSAGE_UPDATE', messageData(said, state));
    gateway.dispatch('MESSAGE_CREATE', messageData('not to the desk', state));
    await peer.ask('and now a person');
    expect(came.map(({ act }) => act)).toEqual([{ kind: 'ask', question: 'and now a person' }]);
  });

  test('that the desk fails on leaves the next one to be answered', async () => {
    const { gateway, peer, state, log } = await started('mention', async ({ act }) => {
      if (act.kind === 'ask' && act.question === 'boom') throw new Error('boom');
      return say('Fine.');
    });
    gateway.dispatch('MESSAGE_CREATE', messageData(mention('boom', state), state));
    await until(logged(log, 'was not sent'), 'a line in the log');
    expect((await peer.ask('and now?'))?.text).toBe('Fine.');
  });

  test('that is to have no answer leaves no line behind', async () => {
    const bench = await started('command', async () => undefined);
    await bench.peer.ask('again');
    await until(() => bench.state.messages[0]?.deleted === true, 'the line to go');
  });
});

describe('a pressed button', () => {
  test('works on a desk that was started after it was shown', async () => {
    const bench = await started('command');
    await bench.peer.ask('first');
    await bench.adapter.stop();
    const came: Incoming[] = [];
    const adapter = bench.another();
    await adapter.start(async (incoming) => {
      came.push(incoming);
      return say('After the restart.');
    });
    expect((await bench.peer.press('Help'))?.text).toBe('After the restart.');
    expect(came[0]?.act).toEqual({ kind: 'pressed', token: '1|help' });
    await adapter.stop();
  });

  test('turns a card that only the asker reads into the answer', async () => {
    const { peer, state } = await started('command');
    await peer.ask('first');
    await peer.press('Help');
    expect(state.messages).toHaveLength(1);
    expect(state.messages[0]?.audience).toBe('asker');
  });

  test('under a card that everyone reads is answered at once and beside it, to the one who pressed', async () => {
    const { passed, release } = gate();
    let slow = false;
    const { gateway, peer, state } = await started('mention', async () => {
      if (slow) await passed;
      return withButton;
    });
    await peer.ask('first');
    slow = true;
    const [card] = state.messages;
    if (!card) throw new Error('there is no card');
    gateway.dispatch('INTERACTION_CREATE', pressData('1|help', card, state));
    await until(() => state.messages.length === 2, 'the waiting line');
    expect(state.messages[1]).toMatchObject({ waiting: true, audience: 'asker' });
    release();
    await until(() => state.sent.length === 2, 'the answer');
    expect(state.sent[1]?.message).toBe(state.messages[1]);
    expect(card).toMatchObject({ audience: 'everyone', body: state.sent[0]?.body });
  });

  const ways: Way[] = ['command', 'mention'];
  test.each(ways)('that shares the answer to a %s posts for everyone', async (way) => {
    let reply = withButton;
    const { peer, state } = await started(way, async () => reply);
    await peer.ask('first');
    reply = forAll;
    expect((await peer.press('Help'))?.audience).toBe('everyone');
    const standing = state.messages.filter(({ deleted }) => !deleted);
    expect(standing).toHaveLength(2);
    expect(standing.some(({ waiting }) => waiting)).toBe(false);
    expect(state.refused).toEqual([]);
  });

  test('of a card that was deleted meanwhile is answered beside where it was', async () => {
    const { gateway, peer, state } = await started('command');
    await peer.ask('first');
    const [card] = state.messages;
    if (!card) throw new Error('there is no card');
    state.failures.push({
      method: 'PATCH',
      path: /@original$/,
      how: { status: 404, code: 10_008 },
    });
    gateway.dispatch('INTERACTION_CREATE', pressData('1|help', card, state));
    await until(() => state.sent.length === 2, 'the answer');
    expect(state.sent[1]?.message).toMatchObject({ audience: 'asker' });
    expect(state.sent[1]?.message).not.toBe(card);
  });

  test('carries the role that Discord computed for this press', async () => {
    const { peer, pressAs, came } = await started('command');
    await peer.ask('first');
    await pressAs('Help', { permissions: String(0x8), nick: 'Nan', locale: 'de' });
    expect(came.at(-1)?.actor).toMatchObject({ role: 'admin', name: 'Nan', locale: 'de' });
    await pressAs('Help', { permissions: String(0x800) });
    expect(came.at(-1)?.actor.role).toBe('asker');
  });
});

test('publishing needs no connection', async () => {
  const { adapter, place, discord } = await opened('command');
  const { state } = discord;
  const before = new Date(Date.now() + 60_000);
  const receipt = await adapter.outlet.post({ key: 'a/post/1', place, reply: forAll, before });
  expect(receipt).toEqual({
    place,
    message: state.messages[0]?.id,
    url: `https://discord.com/channels/${state.guild}/${state.channel}/${receipt.message}`,
  });
  expect((await adapter.directory.examine(place)).lacking).toEqual(['Read Message History']);
  expect(state.refused).toEqual([]);
});
