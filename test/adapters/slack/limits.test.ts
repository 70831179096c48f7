import { describe, expect, test } from 'vitest';
import { limits, messageProblems } from '../../../src/adapters/slack/limits.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
const section = (text: unknown) => ({ type: 'section', text });
const header = (length: number) => ({ type: 'header', text: plain('x'.repeat(length)) });
const button = (over: object = {}) => ({
  type: 'button',
  text: plain('Share'),
  action_id: 'act:0',
  value: '1|share|x',
  ...over,
});
const actions = (elements: unknown[]) => ({ type: 'actions', elements });
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const message = (blocks: unknown[], over: object = {}) => ({
  text: 'False: a claim',
  blocks,
  unfurl_links: false,
  unfurl_media: false,
  ...over,
});
const one = section(plain('x'));
const x = (length: number) => 'x'.repeat(length);
/** Sections that hold so many characters together. */
const filled = (total: number) => [
  ...many(Math.floor(total / limits.section), () => section(plain(x(limits.section)))),
  ...(total % limits.section ? [section(plain(x(total % limits.section)))] : []),
];
const url = (length: number) => `https://example.org/${'a'.repeat(length - 20)}`;

/** By name: a message with exactly as much as is allowed, or as much as asked for. */
const measured: [string, number, (size: number) => object][] = [
  ['characters of its own text', 40_000, (n) => message([one], { text: x(n) })],
  ['blocks', 50, (n) => message(many(n, () => one))],
  ['characters in all blocks', 13_200, (n) => message(filled(n))],
  ['characters in a section', 3000, (n) => message([section(mrkdwn(x(n)))])],
  ['characters in a header', 150, (n) => message([header(n)])],
  [
    'elements of a context',
    10,
    (n) => message([{ type: 'context', elements: many(n, () => plain('x')) }]),
  ],
  [
    'buttons in a row',
    25,
    (n) => message([actions(many(n, (i) => button({ action_id: `act:${i}` })))]),
  ],
  ['characters on a button', 75, (n) => message([actions([button({ text: plain(x(n)) })])])],
  ['characters of a value', 2000, (n) => message([actions([button({ value: x(n) })])])],
  ['characters of an address', 3000, (n) => message([actions([button({ url: url(n) })])])],
  ['characters of an action_id', 255, (n) => message([actions([button({ action_id: x(n) })])])],
  ['characters of a block_id', 255, (n) => message([{ ...one, block_id: x(n) }])],
];

describe('a message is held to what Slack takes', () => {
  test.each(measured)('%s: %i and no more', (_, most, build) => {
    expect(messageProblems(build(most))).toEqual([]);
    expect(messageProblems(build(most + 1))).toHaveLength(1);
  });

  const refused: [string, object][] = [
    ['no blocks', message([])],
    ['an empty text of its own', message([one], { text: ' ' })],
    ['an empty section', message([section(plain(''))])],
    ['an empty row', message([actions([])])],
    ['a button without a word', message([actions([button({ text: plain(' ') })])])],
    ['formatted text on a button', message([actions([button({ text: mrkdwn('x') })])])],
    ['one action_id twice', message([actions([button()]), actions([button()])])],
    [
      'one block_id twice',
      message([
        { ...one, block_id: 'a' },
        { ...one, block_id: 'a' },
      ]),
    ],
    ['an http address', message([actions([button({ url: 'http://example.org/' })])])],
    ['a script as an address', message([actions([button({ url: 'javascript:alert(1)' })])])],
    ['a kind of block it does not know', message([{ type: 'carousel' }])],
    ['a field it does not know', message([{ ...one, colour: 'red' }])],
    ['a mention', message([section(mrkdwn('hello <@U123>'))])],
    ['a call to the channel', message([section(mrkdwn('<!channel>'))])],
    ['a call to the channel in plain text', message([section(plain('<!channel>'))])],
    ['a call to the channel for the notification', message([one], { text: '<!here> x' })],
    ['a link without a title', message([section(mrkdwn('<https://example.org/>'))])],
    ['a link in plain text', message([section(plain('<https://example.org/|x>'))])],
    ['a link in the notification', message([one], { text: '<https://example.org/|x>' })],
    ['a lone ampersand', message([section(plain('salt & pepper'))])],
    ['text in which Slack finds links', message([section({ type: 'mrkdwn', text: 'x' })])],
    ['unfurling', message([one], { unfurl_links: true })],
    ['something else', {}],
  ];
  test.each(refused)('%s is refused', (_, payload) => {
    expect(messageProblems(payload).length).toBeGreaterThan(0);
  });

  test('links with a title, quotes and entities are our own', () => {
    const text = '>quoted &gt; &amp; &lt;\n1. <https://example.org/?a=1&amp;b=2|A title>';
    expect(messageProblems(message([section(mrkdwn(text))]))).toEqual([]);
  });
});
