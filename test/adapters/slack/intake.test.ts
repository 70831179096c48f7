import { describe, expect, test } from 'vitest';
import { fromCommand, fromEvent, plainText } from '../../../src/adapters/slack/intake.ts';
import { fromPress } from '../../../src/adapters/slack/press.ts';
import { commandBody, directBody, mentionBody, pressBody } from '../../support/slack/payloads.ts';
import type { Sent } from '../../support/slack/state.ts';

const self = { userId: 'UDESK' };
const state = { team: 'T1', botUser: 'UDESK' };
const url = 'https://hooks.example.org/1';

describe('what people write arrives as they saw it', () => {
  const written: [string, string][] = [
    ['<@UDESK> is the earth flat?', 'is the earth flat?'],
    ['is <@UDESK|factdesk> there', 'is   there'],
    ['so says <@U7|ana> in <#C1|general>', 'so says @ana in #general'],
    ['so says <@U7>', 'so says @U7'],
    ['<!here> and <!subteam^S1|@desk>', '@here and @desk'],
    ['<https://example.org/a?b=1&amp;c=2>', 'https://example.org/a?b=1&c=2'],
    ['on <http://who.int|who.int> it says', 'on who.int it says'],
    ['<mailto:a@example.org|a@example.org>', 'a@example.org'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt;', '&lt;'],
    ['a <b> c', 'a <b> c'],
  ];
  test.each(written)('%s', (text, expected) => {
    expect(plainText(text, self)).toBe(expected);
  });
});

describe('commands', () => {
  test('a question goes back to the asker alone', () => {
    const body = commandBody('is 1 < 2?', url, state);
    expect(fromCommand(body, self)).toEqual({
      incoming: {
        id: body.trigger_id,
        place: { platform: 'slack', workspace: 'T1', channel: 'C1', kind: 'channel' },
        heardBy: 'asker',
        actor: { id: 'UASKER', role: 'asker' },
        act: { kind: 'ask', question: 'is 1 < 2?' },
      },
      back: { kind: 'response', url, replaces: false, channel: 'C1', user: 'UASKER' },
      maybeOpen: true,
    });
  });

  test('help and browse are words of their own, and only when they stand alone', () => {
    const act = (text: string) => fromCommand(commandBody(text, url, state), self)?.incoming.act;
    expect(act('help')).toEqual({ kind: 'help' });
    expect(act(' Browse ')).toEqual({ kind: 'browse', by: 'menu', value: '', page: 1 });
    expect(act('help me')).toEqual({ kind: 'ask', question: 'help me' });
    expect(act('constructor')).toEqual({ kind: 'ask', question: 'constructor' });
  });
});

describe('mentions and direct messages', () => {
  test('a mention is answered in a thread under it', () => {
    const arrival = fromEvent(mentionBody('hello', state, { ts: '5.1' }), self);
    expect(arrival?.incoming.place).toMatchObject({
      channel: 'C1',
      thread: '5.1',
      kind: 'channel',
    });
    expect(arrival?.back).toEqual({ kind: 'message', channel: 'C1', thread: '5.1', asked: '5.1' });
    expect(arrival?.incoming.heardBy).toBe('everyone');
  });

  test('a mention in a thread is answered in that thread', () => {
    const body = mentionBody('hello', state, { ts: '5.2', thread_ts: '5.1' });
    expect(fromEvent(body, self)?.back).toMatchObject({ thread: '5.1' });
  });

  test('a direct message is answered in place', () => {
    const arrival = fromEvent(directBody('hello', state), self);
    expect(arrival?.incoming.place).toEqual({
      platform: 'slack',
      workspace: 'T1',
      channel: 'D1',
      kind: 'direct',
    });
    expect(arrival?.back).toMatchObject({ kind: 'message', channel: 'D1' });
    expect(arrival?.back).not.toHaveProperty('thread');
    expect(arrival?.incoming.heardBy).toBe('asker');
  });

  test('an event that Slack sends again has the id it had', () => {
    const body = mentionBody('hello', state);
    expect(fromEvent(structuredClone(body), self)?.incoming.id).toBe(body.event_id);
    expect(fromEvent(mentionBody('hello', state), self)?.incoming.id).not.toBe(body.event_id);
  });

  test('a question that comes with a picture is one', () => {
    const arrival = fromEvent(directBody('is it?', state, { subtype: 'file_share' }), self);
    expect(arrival?.incoming.act).toEqual({ kind: 'ask', question: 'is it?' });
  });

  const ignored: [string, object][] = [
    ['another bot', directBody('x', state, { bot_id: 'B2' })],
    ['the desk itself', directBody('x', state, { user: 'UDESK' })],
    ["Slack's own bot", directBody('x', state, { user: 'USLACKBOT' })],
    ['an edit', directBody('x', state, { subtype: 'message_changed', hidden: true })],
    ['an edited mention', mentionBody('x', state, { edited: { user: 'UASKER', ts: '6.1' } })],
    ['a deletion', directBody('x', state, { subtype: 'message_deleted' })],
    [
      'a reply in a thread, told a second time',
      directBody('x', state, { subtype: 'message_replied' }),
    ],
    ['somebody joining', directBody('x', state, { subtype: 'channel_join' })],
    [
      'a channel message that is not for the desk',
      directBody('x', state, { channel_type: 'channel' }),
    ],
    ['another event', directBody('x', state, { type: 'reaction_added' })],
    ['nonsense', { event: 'x' }],
  ];
  test.each(ignored)('%s is not answered', (_, body) => {
    expect(fromEvent(body, self)).toBeUndefined();
  });
});

describe('pressed buttons', () => {
  const sent: Sent = {
    by: 'postMessage',
    channel: 'C1',
    ts: '7.1',
    audience: 'everyone',
    payload: {},
  };
  const button = { action_id: 'act:0', value: '1|help' };
  const press = (over: Partial<Sent> = {}, pressed: object = button) =>
    fromPress(pressBody({ ...sent, ...over }, { ...button, ...pressed }, url, state));

  test('the token goes through as it is', () => {
    expect(press()?.incoming.act).toEqual({ kind: 'pressed', token: '1|help' });
    expect(press({}, { value: 'nonsense' })?.incoming.act).toEqual({
      kind: 'pressed',
      token: 'nonsense',
    });
  });

  test('each press has an id of its own, which it keeps', () => {
    const body = pressBody(sent, button, url, state);
    expect(fromPress(structuredClone(body))?.incoming.id).toBe(fromPress(body)?.incoming.id);
    expect(press()?.incoming.id).not.toBe(press()?.incoming.id);
  });

  test('under a channel message the answer is for the one who pressed', () => {
    expect(press()?.back).toMatchObject({ kind: 'response', url, replaces: false });
  });

  test('in a thread it stays in the thread', () => {
    const expected = { kind: 'thread', channel: 'C1', thread: '7.0', user: 'UASKER' };
    expect(press({ thread: '7.0' })?.back).toEqual(expected);
    expect(press({ thread: '7.0', by: 'postEphemeral', audience: 'asker' })?.back).toEqual(
      expected,
    );
  });

  test('in a direct message it is answered in place', () => {
    expect(press({ channel: 'D1' })?.back).toEqual({ kind: 'message', channel: 'D1' });
    expect(press({ channel: 'D1' })?.incoming.place.kind).toBe('direct');
  });

  test('a private answer in a conversation of two others stays private', () => {
    const arrival = press({ channel: 'D9', by: 'response_url', audience: 'asker' });
    expect(arrival?.back).toMatchObject({ kind: 'response', url, replaces: true });
    expect(arrival?.incoming.place.kind).toBe('channel');
  });

  test('a button that only opens a page asks nothing', () => {
    expect(press({}, { action_id: 'open:1' })).toBeUndefined();
  });
});
