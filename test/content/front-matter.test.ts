import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/content/markdown.ts';

/** What a file says whose front matter ends with these lines, which begin in line 5. */
function read(lines: string, body = 'The summary.') {
  const text = `---\ntitle: T\nclaim: C\npublisher: P\n${lines}\n---\n${body}\n`;
  return readMarkdown(text, { where: 'a.md' });
}
function factCheckOf(lines: string) {
  const outcome = read(lines);
  return 'factCheck' in outcome ? outcome.factCheck : outcome.problems;
}
/** `a.md:5: what fix`, a line each. */
const said = (text: string) =>
  readMarkdown(text, { where: 'a.md' }).problems.map(
    ({ where, what, fix }) => `${where}: ${what} ${fix}`,
  );
const wrong = (lines: string) => {
  const outcome = read(lines);
  expect(outcome).not.toHaveProperty('factCheck');
  return outcome.problems.map(({ where, what, fix }) => `${where}: ${what} ${fix}`);
};

describe('a file that is not as it should be', () => {
  test.each([
    ['', 'a.md:1: The file is empty.'],
    ['\n \n\u200b', 'a.md:1: The file is empty.'],
    ['# A title\n\nText', 'a.md:1: The file does not begin with front matter.'],
    ['\n\ntext\n---\nx: y\n---', 'a.md:3: The file does not begin with front matter.'],
    ['---\ntitle: T\nclaim: C\n', 'a.md:1: The front matter that begins here is never closed.'],
    ['---', 'a.md:1: The front matter that begins here is never closed.'],
    ['---\n---\ntext', 'a.md:2: The front matter is not a list of names and values.'],
    ['---\n- a\n- b\n---', 'a.md:2: The front matter is not a list of names and values.'],
    ['---\nwords\n---', 'a.md:2: The front matter is not a list of names and values.'],
    [`---\na: ${'x'.repeat(2_000_001)}\n---`, 'a.md:2: The front matter is too long.'],
  ])('%j', (text, line) => {
    expect(said(text)).toEqual([expect.stringContaining(line)]);
  });

  test.each([
    ['conclusion: It is: false', /^a\.md:5: A value holds a colon/],
    ['conclusion: "It is', /^a\.md:5: A quotation mark is opened and not closed/],
    ["conclusion: 'it's'", /^a\.md:5: A quotation mark/],
    ['authors:\n\t- A', /^a\.md:6: A line is indented with a tab\. Indent with spaces/],
    ['authors:\n  - A\n - B', /^a\.md:7: /],
    ['conclusion: @who', /^a\.md:5: A value begins with a character/],
    ['conclusion: *it*', /^a\.md:5: A reference to another place \(\*\)/],
    ['conclusion: &it is', /^a\.md:5: "&it" is not taken for part of the value/],
    ['conclusion: !it is', /^a\.md:5: "!it" is not taken for part/],
    ['conclusion: !!binary aGk=', /^a\.md:5: "tag:yaml\.org,2002:binary" is not/],
    ['conclusion: We are #1', /^a\.md:5: What follows # is not taken for part of the value/],
    ['? [a, b]\n: c', /^a\.md:5: /],
    [`topics: ${'['.repeat(20_000)}`, /^a\.md:5: It is nested too deeply/],
    [`topics: ${'{a: '.repeat(5000)}x${'}'.repeat(5000)}`, /^a\.md:5: It is nested too deeply/],
  ])('%j', (lines, line) => {
    expect(wrong(lines)).toEqual([expect.stringMatching(line)]);
  });

  test('a comment of its own, or after a value in quotes, is a comment', () => {
    expect(factCheckOf('# as published\nrating: "False" # their word\n# end')).toMatchObject({
      rating: { label: 'False' },
    });
  });

  test('what multiplies itself is refused, not multiplied', () => {
    const bomb = [
      'topics: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]',
      ...['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, i) => {
        const before = String.fromCharCode(97 + i);
        return `x${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
      }),
    ].join('\n');
    const lines = wrong(bomb);
    expect(lines[0]).toContain('a.md:6: A reference to another place (*) cannot be used here.');
    expect(lines.length).toBeLessThan(100);
    expect(wrong('<<: {rating: x}')[0]).toContain('"<<" is not a name');
  });

  test('a name that is written twice', () => {
    expect(wrong('title: Again')).toEqual([
      'a.md:5: "title" is written twice; the first is in line 2. Keep one.',
    ]);
    expect(wrong('rating: {label: a, label: b}')).toEqual([
      'a.md:5: "label" is written twice; the first is in line 5. Keep one.',
    ]);
  });

  test('several mistakes are told at once, each with its line', () => {
    expect(said('---\npublished: soon\nurl: nowhere\nverdict: False\n---\n')).toEqual([
      expect.stringMatching(/^a\.md:4: "verdict" .* Write rating instead\.$/),
      expect.stringMatching(/^a\.md:2: The title is missing\./),
      expect.stringMatching(/^a\.md:2: The claim is missing\./),
      expect.stringMatching(/^a\.md:3: url is not a web address: nowhere\./),
      expect.stringMatching(/^a\.md:2: The publisher is missing\./),
      expect.stringMatching(/^a\.md:2: published is not a date: soon\./),
    ]);
  });

  test('whatever front matter holds, it is read or every problem has a place and a remedy', () => {
    const piece = fc.constantFrom(
      ...['title', 'rating', ': ', ':', '\n', '\n  ', '- ', '[', ']', '{', '}', '"', "'", '|', '>'],
      ...[
        '&a',
        '*a',
        '!',
        '#',
        ' #',
        '%',
        '@',
        '`',
        '?',
        ',',
        '---',
        '...',
        '\t',
        'x',
        '__proto__',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const outcome = readMarkdown(`---\n${pieces.join('')}\n---\n`, { where: 'a.md' });
        expect(outcome.problems.length).toBeGreaterThan(0);
        for (const { where, what, fix } of outcome.problems) {
          expect(where).toMatch(/^a\.md:\d+$/);
          expect(what).toMatch(/\S\.?$/);
          expect(fix).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what was written is what it says', () => {
  test.each([
    ['rating: False', 'False'],
    ['rating: FALSE', 'FALSE'],
    ['rating: no', 'no'],
    ['rating: 3', '3'],
    ['rating: 1_000', '1_000'],
    ['rating: 0x1F', '0x1F'],
    ['rating: 2024-01-01', '2024-01-01'],
    ['rating: null', 'null'],
    ['rating: ~', '~'],
    ['rating: "Half: true"', 'Half: true'],
    ['rating: >\n  Pants\n  on fire', 'Pants on fire'],
  ])('%j is the label %j', (line, label) => {
    expect(factCheckOf(line)).toMatchObject({ rating: { label } });
  });

  test.each(['', 'rating:', 'rating: ""', 'rating: "\u200b"'])('%j is no rating', (line) => {
    expect(factCheckOf(line)).toMatchObject({ verdict: 'none' });
    expect(factCheckOf(line)).not.toHaveProperty('rating');
  });

  test('a rating with its numbers', () => {
    expect(
      factCheckOf('rating: {label: Three Pinocchios, value: 3, best: 0, worst: 4}'),
    ).toMatchObject({ rating: { label: 'Three Pinocchios', value: 3, best: 0, worst: 4 } });
    expect(wrong('rating: {value: 3}')[0]).toContain('The rating.label is missing.');
    expect(wrong('rating: {label: x, value: 1e999}')[0]).toContain('is not a number: 1e999.');
    expect(wrong('rating: [a, b]')[0]).toContain('should be one text, and is a list');
  });

  test.each([
    ['2024-03-02', '2024-03-02'],
    ['2024-03-02T10:00:00Z', '2024-03-02T10:00:00Z'],
    ['2024-03-02T10:00:00+01:00', '2024-03-02T10:00:00+01:00'],
  ])('published: %s', (date, publishedAt) => {
    expect(factCheckOf(`published: ${date}`)).toMatchObject({ publishedAt });
  });

  test.each([
    ['2024-3-2', 'Write year-month-day, e.g. 2024-03-02'],
    ['2024-12-24T10:00', 'e.g. 2024-12-24'],
    ['2024-02-30', 'e.g. 2024-03-02'],
    ['2/3/2024', 'e.g. 2024-03-02'],
    ['yesterday', 'e.g. 2024-03-02'],
  ])('published: %s is no date', (date, fix) => {
    expect(wrong(`published: ${date}`)).toEqual([expect.stringContaining(fix)]);
  });

  test('plain http is kept as https; what is no web address is refused', () => {
    expect(factCheckOf('url: http://example.org/a')).toMatchObject({
      url: 'https://example.org/a',
    });
    for (const url of ['javascript:alert(1)', 'example.org', 'https://u:p@example.org/', 'a b']) {
      expect(wrong(`url: "${url}"`)[0]).toContain('url is not a web address');
    }
  });

  test.each([
    ['raiting: x', 'Write rating instead.'],
    ['Rating: x', 'Write rating instead.'],
    ['Verdict: x', 'Write rating instead.'],
    ['claimnat: x', 'Write claimant instead.'],
    ['datePublished: x', 'Write published instead.'],
    ['rating: {label: x, wrost: 1}', 'Write worst instead.'],
    ['summary: x', 'Write the summary as text below the front matter instead.'],
    ['weather: x', 'Take it out; known names are id, title, claim'],
    ['__proto__: x', 'Take it out'],
    ['constructor: x', 'Take it out'],
  ])('%j is not a name that is known', (line, fix) => {
    expect(wrong(line)).toEqual([expect.stringContaining(fix)]);
  });

  test.each([
    ['id: Moon Landing!', 'e.g. moon-landing; or leave it out.'],
    ['id: x', 'e.g. moon-landing;'],
    ['topics: [Outer Space]', 'e.g. outer-space'],
    ['language: english', 'Write a code such as en, de or pt-BR.'],
    ['status: gone', 'Write one of live, corrected, withdrawn.'],
    ['provenance: robot', 'Write one of human, automated, unknown.'],
    ['revision: 0', 'Write 1, 2, 3 and so on'],
    ['revision: 1.5', 'Write 1, 2, 3 and so on'],
    ['revision: two', 'Write digits, e.g. 3'],
    ['corrections: [It was wrong.]', 'Write "- date: 2024-05-01" and below it'],
    ['corrections: [{date: 2024-05-01}]', 'Write a line such as text: What changed and why.'],
    ['corrections: [{text: What changed.}]', 'Write a line such as date: 2024-05-01'],
    ['sources: [{title: A, url: nowhere}]', 'Write the whole address'],
    ['sources: [{n: 1, title: A}, {n: 1, title: B}]', 'Leave n out of both'],
    ['sources: [{n: 0, title: A}]', 'Write 1, 2, 3 and so on'],
    ['sources: [{}]', 'Write a line such as title:'],
    ['publisher: Again', 'Keep one.'],
  ])('%j says what to write', (line, fix) => {
    expect(wrong(line)).toEqual([expect.stringContaining(fix)]);
  });
});
