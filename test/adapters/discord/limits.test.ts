import { describe, expect, test } from 'vitest';
import { commandProblems } from '../../../src/adapters/discord/command-limits.ts';
import { commands } from '../../../src/adapters/discord/commands.ts';
import { flags, messageProblems } from '../../../src/adapters/discord/limits.ts';

const mentions = { allowed_mentions: { parse: [], replied_user: false } };
const text = (content: string) => ({ type: 10, content });
const press = (custom_id: string, label = 'x') => ({ type: 2, style: 2, label, custom_id });
const open = (url: string, label = 'x') => ({ type: 2, style: 5, label, url });
const row = (...components: object[]) => ({ type: 1, components });
const section = (texts: object[], accessory: object = press('a')) => ({
  type: 9,
  components: texts,
  accessory,
});
const card = (...components: object[]) => ({
  flags: flags.componentsV2,
  components: [{ type: 17, components }],
  ...mentions,
});
const plain = (over: object) => ({ ...mentions, ...over });
const many = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i));
const url = (length: number) => `https://example.org/${'a'.repeat(length - 20)}`;
const embed = (over: object) => plain({ embeds: [over] });

const atAndOver: [string, object, object][] = [
  ['40 components', card(...many(39, () => text('x'))), card(...many(40, () => text('x')))],
  [
    '40 components, counting what is inside',
    card(...many(13, (i) => section([text('x')], press(`${i}`)))),
    card(...many(14, (i) => section([text('x')], press(`${i}`)))),
  ],
  ['4,000 characters', card(text('x'.repeat(4000))), card(text('x'.repeat(4001)))],
  [
    '4,000 characters over all texts',
    card(text('x'.repeat(2000)), text('y'.repeat(2000))),
    card(text('x'.repeat(2000)), text('y'.repeat(2001))),
  ],
  [
    '5 buttons in a row',
    card(row(...many(5, (i) => press(`${i}`)))),
    card(row(...many(6, (i) => press(`${i}`)))),
  ],
  [
    '3 texts in a section',
    card(section(many(3, () => text('x')))),
    card(section(many(4, () => text('x')))),
  ],
  [
    '80 characters in a label',
    card(row(press('a', 'x'.repeat(80)))),
    card(row(press('a', 'x'.repeat(81)))),
  ],
  [
    '100 characters in a custom_id',
    card(row(press('x'.repeat(100)))),
    card(row(press('x'.repeat(101)))),
  ],
  ['512 characters in an address', card(row(open(url(512)))), card(row(open(url(513))))],
  [
    '2,000 characters of content',
    plain({ content: 'x'.repeat(2000) }),
    plain({ content: 'x'.repeat(2001) }),
  ],
  [
    '10 embeds',
    plain({ embeds: many(10, () => ({ title: 'x' })) }),
    plain({ embeds: many(11, () => ({ title: 'x' })) }),
  ],
  [
    '256 characters in an embed title',
    embed({ title: 'x'.repeat(256) }),
    embed({ title: 'x'.repeat(257) }),
  ],
  [
    '4,096 characters of description',
    embed({ description: 'x'.repeat(4096) }),
    embed({ description: 'x'.repeat(4097) }),
  ],
  [
    '25 fields',
    embed({ fields: many(25, () => ({ name: 'x', value: 'y' })) }),
    embed({ fields: many(26, () => ({ name: 'x', value: 'y' })) }),
  ],
  [
    '1,024 characters in a field',
    embed({ fields: [{ name: 'x', value: 'y'.repeat(1024) }] }),
    embed({ fields: [{ name: 'x', value: 'y'.repeat(1025) }] }),
  ],
  [
    '6,000 characters in all embeds',
    plain({ embeds: [{ description: 'x'.repeat(3000) }, { description: 'y'.repeat(3000) }] }),
    plain({ embeds: [{ description: 'x'.repeat(3000) }, { description: 'y'.repeat(3001) }] }),
  ],
  [
    '25 characters in a nonce',
    { ...card(text('x')), nonce: 'n'.repeat(25), enforce_nonce: true },
    { ...card(text('x')), nonce: 'n'.repeat(26), enforce_nonce: true },
  ],
];

describe('messages', () => {
  test.each(atAndOver)('%s pass, one more does not', (_, at, over) => {
    expect(messageProblems(at)).toEqual([]);
    expect(messageProblems(over)).not.toEqual([]);
  });

  const refused: [string, unknown][] = [
    ['nothing', undefined],
    ['an empty message', plain({})],
    ['only spaces', plain({ content: ' \n ' })],
    ['no components at all', { flags: flags.componentsV2, components: [], ...mentions }],
    ['an empty container', card()],
    ['an empty text', card(text(' \n'))],
    ['an empty row', card(row())],
    ['an empty label', card(row(press('a', ' ')))],
    ['a button without a custom_id', card(row({ type: 2, style: 2, label: 'x' }))],
    ['a link without an address', card(row({ type: 2, style: 5, label: 'x' }))],
    ['a button with both', card(row({ ...press('a'), url: 'https://example.org' }))],
    ['a custom_id twice', card(row(press('a')), section([text('x')], press('a')))],
    ['an address over http', card(row(open('http://example.org')))],
    ['a javascript address', card(row(open('javascript:alert(1)')))],
    ['a text without the flag', { components: [text('x')], ...mentions }],
    ['content beside components v2', { ...card(text('x')), content: 'y' }],
    ['empty content beside components v2', { ...card(text('x')), content: '' }],
    ['embeds beside components v2', { ...card(text('x')), embeds: [] }],
    ['a container in a container', card({ type: 17, components: [text('x')] })],
    ['a loose button', card(press('a'))],
    ['an unknown component', card({ type: 99 })],
    ['an unknown field', { ...card(text('x')), tts: true }],
    ['an unknown flag', { ...card(text('x')), flags: flags.componentsV2 | 1 }],
    [
      'a colour beyond white',
      {
        ...card(text('x')),
        components: [{ type: 17, accent_color: 0x1000000, components: [text('x')] }],
      },
    ],
    ['mentions left to Discord', { flags: flags.componentsV2, components: [text('x')] }],
    ['mentions of people', { ...card(text('x')), allowed_mentions: { parse: ['users'] } }],
    ['enforce_nonce alone', { ...card(text('x')), enforce_nonce: true }],
  ];
  test.each(refused)('%s does not pass', (_, payload) => {
    expect(messageProblems(payload)).not.toEqual([]);
  });

  test('a problem says where and what', () => {
    expect(messageProblems(card(row(open(url(513)))))[0]).toMatch(/^components\.0\.components\.0/);
  });
});

describe('commands', () => {
  const [ours] = commands;
  const option = (over: object = {}) => ({ type: 3, name: 'q', description: 'x', ...over });
  const withOptions = (...options: object[]) => [{ ...ours, options }];

  test('ours pass', () => {
    expect(commandProblems(commands)).toEqual([]);
  });

  const pairs: [string, unknown, unknown][] = [
    [
      '32 letters in a name',
      [{ ...ours, name: 'x'.repeat(32) }],
      [{ ...ours, name: 'x'.repeat(33) }],
    ],
    [
      '100 characters of description',
      [{ ...ours, description: 'x'.repeat(100) }],
      [{ ...ours, description: 'x'.repeat(101) }],
    ],
    [
      '25 options',
      withOptions(...many(25, (i) => option({ name: `q${i}` }))),
      withOptions(...many(26, (i) => option({ name: `q${i}` }))),
    ],
    [
      '100 commands',
      many(100, (i) => ({ ...ours, name: `c${i}` })),
      many(101, (i) => ({ ...ours, name: `c${i}` })),
    ],
  ];
  test.each(pairs)('%s pass, one more does not', (_, at, over) => {
    expect(commandProblems(at)).toEqual([]);
    expect(commandProblems(over)).not.toEqual([]);
  });

  const refused: [string, unknown][] = [
    ['capitals in a name', [{ ...ours, name: 'Check' }]],
    ['spaces in a name', [{ ...ours, name: 'fact check' }]],
    ['one name twice', [ours, ours]],
    ['one option twice', withOptions(option(), option())],
    ['no place to be used in', [{ ...ours, contexts: [] }]],
  ];
  test.each(refused)('%s do not pass', (_, payload) => {
    expect(commandProblems(payload)).not.toEqual([]);
  });
});
