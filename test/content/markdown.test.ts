import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/content/markdown.ts';
import { type FactCheck, factCheckSchema } from '../../src/core/factcheck.ts';

const front = '---\ntitle: T\nclaim: C\npublisher: P\n---\n';

function outcomeOf(body: string, top = front) {
  return readMarkdown(top + body, { where: 'a.md' });
}
function read(body: string, top = front): FactCheck {
  const outcome = outcomeOf(body, top);
  if (!('factCheck' in outcome)) throw new Error(JSON.stringify(outcome.problems));
  return outcome.factCheck;
}

describe('the text below the front matter', () => {
  test('is the summary up to the first heading, then sections', () => {
    expect(
      read('One\nline.\n\nTwo.\n\n## First\n\nText.\n\n### Inner ###\n\nMore.\n'),
    ).toMatchObject({
      summary: 'One line.\n\nTwo.',
      sections: [
        { heading: 'First', text: 'Text.' },
        { heading: 'Inner', text: 'More.' },
      ],
    });
  });

  test('may have its summary under a heading of that name, and the title above all', () => {
    const top = '---\nclaim: C\npublisher: P\n---\n';
    for (const name of ['Executive summary', 'SUMMARY:', '1. Summary']) {
      expect(read(`# The title\n\n## ${name}\n\nIn short.\n\n## More\n\nText.`, top)).toMatchObject(
        {
          title: 'The title',
          summary: 'In short.',
          sections: [{ heading: 'More' }],
        },
      );
    }
  });

  test('may be missing; the front matter is what is needed', () => {
    expect(read('')).toMatchObject({ summary: '', sections: [], remarks: ['no-url'] });
  });

  test('is the same whatever its line ends and byte order mark', () => {
    const text = `${front}Sum.\n\n## A\n\n- x\n- y\n`;
    const plain = readMarkdown(text, { where: 'a.md' });
    expect(plain.problems).toEqual([]);
    for (const other of [
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\n', '\r'),
      `\ufeff${text}`,
    ]) {
      expect(readMarkdown(other, { where: 'a.md' })).toEqual(plain);
    }
  });

  test.each<[string, string]>([
    ['**bold**, _leaning_, `code` and ~~gone~~', 'bold, leaning, code and gone'],
    ['a [link](https://example.org/) and <b>HTML</b><br>here', 'a link and HTML\nhere'],
    ['- one\n- two\n  - inner', '- one\n- two\n- inner'],
    ['3. three\n4. four', '3. three\n4. four'],
    ['> They said it.', '“They said it.”'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', 'a | b\n1 | 2'],
    ['```\nx < y\n```', 'x < y'],
    ['![A chart](https://example.org/c.png)', 'A chart'],
    ['3 < 5 & 7 <unknown>', '3 < 5 & 7 <unknown>'],
    ['<script>alert(1)</script>', ''],
    ['@everyone <!channel> <@U123>', '@everyone <!channel> <@U123>'],
  ])('%j reads %j', (body, summary) => {
    expect(read(body).summary).toBe(summary);
  });
});

describe('sources', () => {
  const marked = 'It is so [1], and so [2].\n\n';
  const both = [
    { n: 1, title: 'WHO, Report', url: 'https://example.org/a' },
    { n: 2, title: 'A book' },
  ];

  test.each([
    ['a numbered list', '## Sources\n\n1. WHO, Report https://example.org/a\n2. A book\n'],
    ['a list of links', '## References:\n\n- [WHO, Report](https://example.org/a)\n- A book\n'],
    [
      'lines that begin with [n]',
      '## Our sources\n\n[1] WHO, Report: https://example.org/a\n[2] A book\n',
    ],
    [
      'such lines as one paragraph each',
      '## Sources\n\n[1]: WHO, Report (https://example.org/a).\n\n[2] A book\n',
    ],
    ['footnotes', '[^1]: WHO, Report https://example.org/a\n[^2]: A book\n'],
  ])('in %s', (_, list) => {
    const body = list.startsWith('[^') ? marked.replace(/\[(\d)\]/g, '[^$1]') : marked;
    const { summary, sources, sections, remarks } = read(body + list);
    expect([summary, sections]).toEqual(['It is so [1], and so [2].', []]);
    expect(sources).toEqual(both);
    expect(remarks).toEqual(['no-url']);
  });

  test('in definitions and in links whose text is a number', () => {
    const link = read(
      'So [1], so [[2]](https://example.org/b).\n\n[1]: https://example.org/a "A"\n',
    );
    expect(link.summary).toBe('So [1], so [2].');
    expect(link.sources).toEqual([
      { n: 1, title: 'A', url: 'https://example.org/a' },
      { n: 2, title: 'https://example.org/b', url: 'https://example.org/b' },
    ]);
  });

  test('in the front matter go before a section of that name, which stays a section', () => {
    const top = '---\ntitle: T\nclaim: C\npublisher: P\nsources: [A book]\n---\n';
    const { sources, sections } = read('So [1].\n\n## Sources\n\n1. Another\n', top);
    expect(sources).toEqual([{ n: 1, title: 'A book' }]);
    expect(sections).toMatchObject([{ heading: 'Sources' }]);
  });

  test('a section of that name that is prose stays a section', () => {
    const { sources, sections } = read('Sum.\n\n## Sources\n\nWe asked [two] people.\n');
    expect([sources, sections.length]).toEqual([[], 1]);
  });

  test('keep no address that is none', () => {
    const { sources } = read('Sum.\n\n## Sources\n\n1. [A](javascript:alert(1))\n2. B <data:x>\n');
    expect(sources).toEqual([
      { n: 1, title: 'A' },
      { n: 2, title: expect.stringContaining('B') },
    ]);
  });

  test('that are missing are told, with the line of the text; without any list marks may stay', () => {
    const { problems } = outcomeOf('So [1] [2].\n\n## More\n\nAnd [3].\n\n## Sources\n\n1. A\n');
    expect(problems.map(({ where, what }) => `${where} ${what}`)).toEqual([
      'a.md:6 The text that begins here names a source [2], and no source has that number.',
      'a.md:8 The text that begins here names a source [3], and no source has that number.',
    ]);
    expect(outcomeOf('So [1] [2].').problems).toEqual([]);
    expect(read('So [1] [2].').remarks).toEqual(['no-url', 'no-source-links']);
  });
});

describe('hostile text', () => {
  test.each<[string, string, RegExp]>([
    ['quotes inside each other', `${'>'.repeat(50_000)} x`, /^a\.md:6 .*nested too deeply/],
    ['lists inside each other', `Sum.\n\n${'- '.repeat(5000)}x`, /^a\.md:8 .*nested too deeply/],
    [
      'lists that go on inwards',
      Array.from({ length: 300 }, (_, i) => `${' '.repeat(i * 2)}- x`).join('\n'),
      /nested too deeply/,
    ],
    ['strokes', '~~a'.repeat(50_000), /^a\.md:6 .*more marks/],
    ['links that are never closed', '[a]('.repeat(20_000), /more marks/],
    ['lines', 'a\n\n'.repeat(100_000), /^a\.md:20006 .*too many lines/],
    ['characters', 'word '.repeat(150_000), /^a\.md:6 .*too long/],
  ])('too many %s are refused before anything waits for them', (_, body, line) => {
    const { problems, ...none } = outcomeOf(body);
    expect(none).toEqual({});
    expect(problems.map(({ where, what }) => `${where} ${what}`)).toEqual([
      expect.stringMatching(line),
    ]);
  });

  test('a long article is none of that', () => {
    const paragraph =
      'It was found [1] that _much_ of it is so, see [the page](https://a.example/b_c). ';
    const body = Array.from({ length: 150 }, (_, i) => `## Part ${i}\n\n${paragraph.repeat(8)}`);
    const list = Array.from({ length: 400 }, (_, i) => `[${i + 1}]: https://a.example/x_${i}`);
    const { sections, sources } = read([...body, list.join('\n')].join('\n\n'));
    expect([sections.length, sources.length]).toEqual([150, 400]);
  });

  test('whatever a body holds, what is read is a fact-check', () => {
    const syntax = fc.constantFrom(
      ...['#', '##', '\n', '\n\n', '- ', '1. ', '>', '`', '```', '*', '_', '[', ']', '(', ')', '<'],
      ...['[1]', '[^1]', '[1]: ', 'https://a.example', '|', '---', '\\', '&amp;', '<b>', 'x', ' '],
      ...['## Sources\n', '\u0000', '\ud800', '\u202e', '\u200b', '\r'],
    );
    fc.assert(
      fc.property(fc.array(syntax, { maxLength: 40 }), (parts) => {
        const outcome = outcomeOf(parts.join(''));
        if ('factCheck' in outcome) factCheckSchema.parse(outcome.factCheck);
        else expect(outcome.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
