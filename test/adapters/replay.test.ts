import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordedFromDiscord } from '../../src/adapters/discord/recorded.ts';
import { replayDiscord } from '../../src/adapters/discord/replay.ts';
import type { Replayed } from '../../src/adapters/replay.ts';
import { recordedFromSlack } from '../../src/adapters/slack/recorded.ts';
import { replaySlack } from '../../src/adapters/slack/replay.ts';
import { fullReply } from '../contracts/adapter.ts';
import { memoryLog } from '../support/log.ts';

const folder = new URL('../fixtures/payloads/', import.meta.url);
const recorded = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

/** A payload through the intake and rendering of whichever platform it is of, with a long reply to everything. */
async function replay(payload: unknown): Promise<Replayed | undefined> {
  const log = memoryLog();
  const handle = async () => fullReply();
  const slack = recordedFromSlack(payload);
  const discord = recordedFromDiscord(payload);
  expect(slack && discord).toBeUndefined();
  if (slack) return replaySlack(slack, handle, log);
  return discord && replayDiscord(discord, handle, log);
}

function calls(replayed: Replayed | undefined) {
  if (replayed?.kind !== 'answered') throw new Error(`not answered: ${JSON.stringify(replayed)}`);
  expect(replayed.calls.flatMap(({ problems }) => problems)).toEqual([]);
  return replayed.calls.map(({ to }) => to);
}

const why = (replayed: Replayed | undefined) =>
  replayed?.kind === 'ignored' ? replayed.why : undefined;

describe('a recorded payload is answered as its platform asks', () => {
  test.each([
    ['slack-mention', ['POST chat.postMessage']],
    ['slack-command', ['POST response_url']],
    ['slack-press', ['POST response_url']],
    [
      'discord-command',
      [
        'POST /interactions/700000000000000001/an-interaction-token/callback',
        'PATCH /webhooks/200000000000000001/an-interaction-token/messages/%40original',
      ],
    ],
    [
      'discord-press',
      [
        'POST /interactions/700000000000000002/an-interaction-token/callback',
        'PATCH /webhooks/200000000000000001/an-interaction-token/messages/%40original',
      ],
    ],
    ['discord-message', ['POST /channels/300000000000000001/messages']],
  ])('%s', async (name, expected) => {
    expect(calls(await replay(recorded(name)))).toEqual(expected);
  });

  test('and what was asked is read out of it', async () => {
    const acts = await Promise.all(
      ['slack-mention', 'slack-press', 'discord-message'].map(async (name) => {
        const replayed = await replay(recorded(name));
        return replayed?.kind === 'answered' ? replayed.incoming.act : undefined;
      }),
    );
    expect(acts).toEqual([
      { kind: 'ask', question: 'do vaccines cause autism?' },
      { kind: 'pressed', token: '1|show|vaccines-autism|sources|1' },
      { kind: 'ask', question: 'is the earth flat?' },
    ]);
  });
});

describe('a payload that the desk ignores says why', () => {
  const mention = recorded('slack-mention');
  const event = (over: object) => ({ ...mention, event: { ...mention.event, ...over } });
  const message = recorded('discord-message');
  const said = (over: object) => ({ ...message, d: { ...message.d, ...over } });
  const command = recorded('discord-command');

  test.each<[string, unknown, RegExp]>([
    ['a bot in Slack', recorded('slack-bot'), /a bot wrote it/],
    ['a shortcut in Slack', recorded('slack-shortcut'), /message_action/],
    ['an edit in Slack', event({ edited: { user: 'U0ANA', ts: '1' } }), /an edit/],
    ['somebody joining', event({ type: 'message', subtype: 'channel_join' }), /channel_join/],
    ['talk in a channel', event({ type: 'message' }), /only mentions/],
    ['the desk itself', event({ user: 'U0DESK' }), /the desk itself/],
    ['another event', event({ type: 'reaction_added' }), /reaction_added/],
    ['half an event', event({ ts: undefined }), /missing or broken/],
    [
      'Slack testing the address',
      { type: 'url_verification', challenge: 'x' },
      /tests the address/,
    ],
    ['another command', { ...recorded('slack-command'), command: '/other' }, /\/other is not/],
    ['talk in Discord', recorded('discord-chatter'), /does not mention the desk/],
    ['a bot in Discord', said({ author: { id: '9', username: 'x', bot: true } }), /a bot wrote it/],
    ['an edit in Discord', said({ edited_timestamp: '2026-03-02T00:00:00Z' }), /an edit/],
    ['a pin in Discord', said({ type: 6 }), /the type 6/],
    ['Discord testing', { ...command, d: { ...command.d, type: 1 } }, /tests the address/],
    [
      'another command of Discord',
      { ...command, d: { ...command.d, data: { type: 1, name: 'other' } } },
      /other is not/,
    ],
    ['another dispatch', { op: 0, t: 'TYPING_START', d: {} }, /TYPING_START/],
  ])('%s', async (_, payload, words) => {
    expect(why(await replay(payload))).toMatch(words);
  });
});

test('what no platform sends is taken for neither', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(recordedFromSlack(value)).toBeUndefined();
      expect(recordedFromDiscord(value)).toBeUndefined();
    }),
  );
});

test('every example payload is tried here', () => {
  const tried = readFileSync(new URL(import.meta.url), 'utf8');
  for (const file of readdirSync(folder)) expect(tried).toContain(file.replace('.json', ''));
});
