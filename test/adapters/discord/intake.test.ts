import { describe, expect, test } from 'vitest';
import { mayWrite, roleOf } from '../../../src/adapters/discord/intake.ts';
import { fromInteraction } from '../../../src/adapters/discord/interaction.ts';
import { plainText } from '../../../src/adapters/discord/plain-text.ts';
import { fromMessage } from '../../../src/adapters/discord/said.ts';
import { commandData, mention, messageData, pressData } from '../../support/discord/payloads.ts';
import { createState, type Kept } from '../../support/discord/state.ts';

const state = createState();
const self = { userId: state.userId, applicationId: state.applicationId };
const asked = (arrival: ReturnType<typeof fromMessage>) => arrival?.incoming.act;

describe('what is not said to the desk by a person', () => {
  const said = mention('is it?', state);
  const person = messageData('', state).author;
  const dropped: [string, object][] = [
    ['a bot', { author: { ...person, bot: true } }],
    ['the desk itself', { author: { ...person, id: state.userId } }],
    ['a webhook', { webhook_id: '1' }],
    ['another application', { application_id: '1' }],
    ['an edited message', { edited_timestamp: '2026-01-01T00:00:00Z' }],
    ['somebody who joined', { type: 7 }],
    ['a pinned message', { type: 6 }],
    ['a message without the author', { author: undefined }],
  ];
  test.each(dropped)('%s is dropped, in channels and directly', (_, over) => {
    expect(fromMessage(messageData(said, state, false, over), self)).toBeUndefined();
    expect(fromMessage(messageData('is it?', state, true, over), self)).toBeUndefined();
  });

  test('a message that mentions others only is dropped', () => {
    const mentions = [{ id: '77', username: 'bo' }];
    expect(fromMessage(messageData('<@77> hi', state, false, { mentions }), self)).toBeUndefined();
  });

  test.each([undefined, null, 'x', {}, []])('and so is %j', (data) => {
    expect(fromMessage(data, self)).toBeUndefined();
    expect(fromInteraction(data, self)).toBeUndefined();
  });
});

describe('a message', () => {
  test('that mentions several reads as it was seen, without the desk', () => {
    const mentions = [
      { id: '77', username: 'bo', global_name: 'Bo' },
      { id: self.userId, username: 'desk' },
      { id: '78', username: 'cy', global_name: null },
    ];
    const data = messageData(
      `<@77> <@${self.userId}> says <@!78> is it true? <@!${self.userId}>`,
      state,
      false,
      { mentions },
    );
    expect(asked(fromMessage(data, self))).toEqual({
      kind: 'ask',
      question: expect.stringMatching(/^@Bo\s+says @cy is it true\?$/),
    });
  });

  test('in a channel belongs to it, directly to the two', () => {
    const inChannel = fromMessage(messageData(mention('a', state), state), self);
    expect(inChannel?.incoming.place).toEqual({
      platform: 'discord',
      workspace: state.guild,
      channel: state.channel,
      kind: 'channel',
    });
    expect(inChannel?.incoming.heardBy).toBe('everyone');
    const direct = fromMessage(messageData('a', state, true), self);
    expect(direct?.incoming.heardBy).toBe('asker');
    expect(direct?.incoming.place).toEqual({
      platform: 'discord',
      workspace: '',
      channel: state.direct,
      kind: 'direct',
    });
  });

  test('of a hundred thousand characters arrives whole', () => {
    const question = 'x'.repeat(100_000);
    expect(asked(fromMessage(messageData(question, state, true), self))).toEqual({
      kind: 'ask',
      question,
    });
  });
});

describe('an interaction', () => {
  const message: Kept = {
    id: '5',
    channel: state.channel,
    body: {},
    audience: 'asker',
    waiting: false,
    deleted: false,
  };

  test('has its own id, and the asker with name and language', () => {
    const data = commandData('is it?', state, false, { nick: 'Nan', locale: 'pt-BR' });
    expect(fromInteraction(data, self)?.incoming).toMatchObject({
      id: data.id,
      heardBy: 'asker',
      actor: { id: '500000000000000001', role: 'asker', name: 'Nan', locale: 'pt-BR' },
      act: { kind: 'ask', question: 'is it?' },
    });
  });

  test('is hidden from others where there are others', () => {
    expect(fromInteraction(commandData('a', state), self)?.back).toMatchObject({ hidden: true });
    const direct = fromInteraction(commandData('a', state, true), self);
    expect(direct?.back).toMatchObject({ hidden: false });
    expect(direct?.incoming.place.kind).toBe('direct');
  });

  test('between two other people is not direct', () => {
    const data = { ...commandData('a', state, true), context: 2 };
    const arrival = fromInteraction(data, self);
    expect(arrival?.incoming.place.kind).toBe('channel');
    expect(arrival?.back).toMatchObject({ hidden: true });
  });

  test('is answered in the card that only the one who pressed reads, and else in a line of its own', () => {
    const back = (kept: Kept) => fromInteraction(pressData('t', kept, state), self)?.back;
    expect(back(message)).toMatchObject({ kind: 'card', hidden: true });
    expect(back({ ...message, audience: 'everyone' })).toMatchObject({
      kind: 'line',
      hidden: true,
    });
    expect(back({ ...message, channel: state.direct })).toMatchObject({
      kind: 'card',
      hidden: false,
    });
  });

  test('of a kind that the desk does not offer is dropped', () => {
    const data = commandData('a', state);
    expect(fromInteraction({ ...data, type: 4 }, self)).toBeUndefined();
    expect(
      fromInteraction({ ...data, data: { ...data.data, name: 'other' } }, self),
    ).toBeUndefined();
  });
});

describe('a role', () => {
  const roles: [string, bigint, string][] = [
    ['reads and writes', 0x400n | 0x800n, 'asker'],
    ['manages messages', 0x2000n, 'moderator'],
    ['manages the server', 0x20n, 'moderator'],
    ['administrates', 0x8n, 'admin'],
    ['may do everything', (1n << 60n) - 1n, 'admin'],
  ];
  test.each(roles)('of somebody who %s', (_, permissions, role) => {
    expect(roleOf(String(permissions))).toBe(role);
  });
  test.each([undefined, '', 'all', '-1', '8.5', '0x8'])('of %j is the least', (permissions) => {
    expect(roleOf(permissions)).toBe('asker');
  });
});

describe('whoever presses a button', () => {
  const write = 1n << 11n;
  const inThreads = 1n << 38n;
  const cases: [bigint, number, boolean][] = [
    [write, 0, true],
    [0x400n, 0, false],
    [write, 11, false],
    [inThreads, 11, true],
    [inThreads, 0, false],
    [0x8n, 0, true],
    [0x8n, 12, true],
  ];
  test.each(cases)(
    'with the permissions %s in a channel of type %i may write there: %s',
    (permissions, type, may) => {
      expect(mayWrite(String(permissions), type)).toBe(may);
      const data = commandData('a', state, false, { permissions: String(permissions) });
      const actor = fromInteraction({ ...data, channel: { id: '1', type } }, self)?.incoming.actor;
      expect(actor?.mayWrite).toBe(may ? undefined : false);
    },
  );

  test('may write where Discord tells no permissions, as in direct messages', () => {
    expect(fromInteraction(commandData('a', state, true), self)?.incoming.actor.mayWrite).toBe(
      undefined,
    );
  });
});

test('a text is read as its writer saw it', () => {
  const people = [{ id: '7', name: 'Bo' }];
  const said =
    '<@1> <@7> <@8> <@&2> <#3> </ask now:4> <:cat:5> <a:dog:6> <t:86400:R> <https://a.b/c?d=1> <b> 1 < 2';
  expect(plainText(said, people, '1').replace(/\s+/g, ' ')).toBe(
    '@Bo /ask now :cat: :dog: 1970-01-02 https://a.b/c?d=1 <b> 1 < 2',
  );
  expect(plainText('<t:99999999999999999>', [], '1')).toBe('');
});
