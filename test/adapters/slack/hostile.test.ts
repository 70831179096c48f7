import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optionsProblems } from '../../../src/adapters/slack/limits.ts';
import { everywhere } from '../../support/everywhere.ts';
import { until } from '../../support/slack/bench.ts';
import {
  channel,
  commandBody,
  directBody,
  eventBody,
  mentionBody,
} from '../../support/slack/payloads.ts';
import { readMessage } from '../../support/slack/read.ts';
import {
  globalShortcutBody,
  messageShortcutBody,
  submissionBody,
  suggestionBody,
} from '../../support/slack/shortcuts.ts';
import { started } from '../../support/slack/started.ts';

/** What mentions, formats, links, shows pictures or breaks out in Slack, as a text of anybody's may hold it. */
const attacks = [
  ...['<!channel>', '<!here>', '<!everyone|x>', '<!here|@here>', '<!subteam^S1|@desk>', '@here'],
  ...[
    '<@U1>',
    '<@UDESK|desk>',
    '<@W1>',
    '<#C1|general>',
    '<#C1>',
    '@everyone',
    '@channel',
    '#general',
  ],
  ...[
    '<https://evil.example|win>',
    '<https://evil.example>',
    'https://evil.example',
    'evil.example',
  ],
  ...[
    '<mailto:a@evil.example|mail>',
    '<tel:112|call>',
    '<slack://open|app>',
    '<javascript:alert(1)|x>',
  ],
  ...[
    '<!date^1392734382^{date}^https://evil.example|x>',
    '|',
    '>',
    '<',
    '<>',
    '<|',
    '|>',
    '><',
    '^',
  ],
  ...['&lt;!channel&gt;', '&amp;lt;!here&amp;gt;', '&', '&amp;', '&#60;!here&#62;', '&lt', 'lt;'],
  ...['*bold*', '_it_', '~no~', '`code`', '```', '```\n', '*', '_', '~', '`', '***', '*a\nb*'],
  ...[
    '\n>',
    '\n>>> ',
    '\n> ',
    '\n• ',
    '\n1. ',
    '\n- ',
    '\n# ',
    ':tada:',
    ':+1::skin-tone-2:',
    ':a:b:',
  ],
  ...[
    '\u202e',
    '\u200b',
    '\u2066',
    '\u0000',
    '\u001b[31m',
    '\ud800',
    '\ufeff',
    '\u2028',
    '\r\n',
    '\u00ad',
  ],
  ...['＜!channel＞', '＠here', 'word', ' ', '\n', '😀', '👩‍🚀', 'שלום', '中文字'.repeat(40)],
  ...['x'.repeat(300), '<!here>'.repeat(60), 'Lots of words here. '.repeat(40)],
];
const hostile = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...attacks), { maxLength: 25 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
);

/** The ways in which a text gets into Slack; each is taken by as many texts as the others. */
const ways = ['mention', 'direct', 'command', 'shortcut', 'look up', 'unfurl', 'home'] as const;
/** Addresses that the desk was given, and no other. */
const ours = /^https:\/\/example\.org\/[ab]$/;

test.each(['socket', 'http'] as const)(
  'of 350 hostile texts by seven ways over %s, none mentions, links or formats anything',
  async (mode) => {
    let text = '';
    const { deliver, slack, state, log } = await started(
      mode,
      'slash',
      async () => everywhere(text),
      {
        cardAt: async () => everywhere(text),
        suggest: async () => [{ id: 'moon', label: text || 'x' }],
      },
    );

    const url = () => slack.responseUrl(channel);
    async function send(way: (typeof ways)[number]): Promise<unknown> {
      switch (way) {
        case 'mention':
          return deliver('event', mentionBody(text, state));
        case 'direct':
          return deliver('event', directBody(text, state));
        case 'command':
          return deliver('command', commandBody(text, url(), state));
        case 'shortcut':
          return deliver('interaction', messageShortcutBody({ text }, url(), state));
        case 'look up': {
          const forms = state.views.size;
          await deliver('interaction', globalShortcutBody(state));
          await until(() => state.views.size > forms, 'a form');
          return deliver('interaction', submissionBody(text, state));
        }
        case 'unfurl': {
          const links = [{ url: 'https://example.org/a', domain: 'example.org' }];
          const shared = { type: 'link_shared', channel, message_ts: '1.1', links };
          return deliver('event', eventBody(shared, state));
        }
        case 'home': {
          const opened = { type: 'app_home_opened', channel: 'D1', tab: 'home' };
          return deliver('event', eventBody(opened, state));
        }
      }
    }

    let turn = 0;
    await fc.assert(
      fc.asyncProperty(hostile, async (words) => {
        text = words;
        const before = state.sent.length;
        const way = ways[turn++ % ways.length] ?? 'mention';
        await send(way);
        await until(() => state.sent.length > before, `an answer by ${way}`);
        const { active, links } = readMessage(state.sent.at(-1)?.payload);
        expect(active).toEqual([]);
        expect(links.filter((link) => !ours.test(link))).toEqual([]);
        const offered = await deliver('interaction', suggestionBody('find:', text, state));
        expect(optionsProblems(offered)).toEqual([]);
      }),
      { numRuns: 350 },
    );
    expect(slack.violations()).toEqual([]);
    expect(slack.smuggled()).toEqual([]);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  },
  120_000,
);
