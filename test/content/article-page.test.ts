import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelOf } from '../../src/content/article-label.ts';
import { readArticlePage } from '../../src/content/article-page.ts';
import { dedupe, entryOf } from '../../src/content/dedupe.ts';
import { readMarkdown } from '../../src/content/markdown.ts';
import { writeMarkdown } from '../../src/content/write.ts';
import type { FactCheck } from '../../src/core/factcheck.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/articles/${name}.html`, import.meta.url), 'utf8');

const where = 'page.html';

function onlyIn(html: string, options: { url?: string; publisher?: string } = {}): FactCheck {
  const { factChecks, problems } = readArticlePage(html, { where, ...options });
  const [first] = factChecks;
  if (!first || factChecks.length > 1) throw new Error(JSON.stringify(problems));
  return first;
}

const whatIn = (html: string) =>
  readArticlePage(html, { where }).problems.map(({ what }) => what.replace(/[:.].*$/, ''));

const textsOf = ({ summary, sections }: FactCheck) =>
  [summary, ...sections.flatMap(({ heading, text }) => [heading, text])].join('\n');

/** A page with this as its article. */
const article = (body: string, head = '') =>
  `<html lang="en"><head>${head}</head><body><article><h1>Fact check: Is it so?</h1>${body}</article></body></html>`;

const review = (of: object) => {
  const whole = { '@type': 'ClaimReview', claimReviewed: 'It is so', ...of };
  return `<script type="application/ld+json">${JSON.stringify(whole)}</script>`;
};

describe('a page with footnotes', () => {
  const url = 'https://honey.example.org/checks/honey?utm_source=chat';
  const read = onlyIn(fixture('footnotes'), { url });

  test('says of itself where it stands, who wrote and published it, when, and in which language', () => {
    expect(read).toMatchObject({
      url: 'https://honey.example.org/checks/honey',
      title: 'Does honey ever spoil?',
      claim: 'Does honey ever spoil?',
      publisher: { name: 'Plainly', url: 'https://honey.example.org/' },
      authors: ['Cy Writer'],
      publishedAt: '2023-11-05T08:30:00Z',
      language: 'en-GB',
      remarks: [],
    });
  });

  test('has its raised numbers as marks, and powers as powers', () => {
    expect(read.summary).toBe(
      'Honey in a closed jar keeps for many years, since it holds too little water for microbes to grow [1]. Once it has drawn water from the air, it can ferment [2].',
    );
    expect(read.sections[0]?.text).toContain('10⁶ grains & spores, none of which wake [1].');
  });

  test('has behind each mark what the page has there: a note, or an address', () => {
    expect(read.sources).toEqual([
      {
        n: 1,
        title: 'Example Journal of Food, Water in honey.',
        url: 'https://journal.example.org/honey',
      },
      { n: 2, title: 'Beekeepers of Example, Handbook, 4th edition' },
      {
        n: 3,
        title: 'https://honey.example.org/rules/honey?id=4',
        url: 'https://honey.example.org/rules/honey?id=4',
      },
    ]);
  });

  test('has its lists and quotations in its sections, and its notes only as sources', () => {
    expect(read.sections.map(({ heading }) => heading)).toEqual([
      'What keeps it',
      'What spoils it',
    ]);
    expect(read.sections[0]?.text).toContain('\n\n- low water\n- acid\n\n“It was as good');
    expect(textsOf(read)).not.toMatch(/Handbook|↩/);
  });

  test('has no rating, though one is hidden, in a comment, in a script, and beside the article', () => {
    expect(read.verdict).toBe('none');
    expect(JSON.stringify(read)).not.toMatch(/Rating|Verdict|cookies|Donate|Share|Subscribe/);
  });

  test('survives being written as Markdown', () => {
    const outcome = readMarkdown(writeMarkdown(read), { where: 'a.md' });
    expect('factCheck' in outcome && outcome.factCheck).toEqual(read);
  });
});

describe('a page with links in its words only', () => {
  const read = onlyIn(fixture('inline'));

  test('has the pages of others as its sources, each once, and no address that is none', () => {
    expect(read.sources).toEqual([
      { n: 1, title: 'the survey of 2020', url: 'https://www.survey.example.gov/everest' },
      {
        n: 2,
        title: 'heights (static.example.net)',
        url: 'https://static.example.net/app/tables/heights.html',
      },
      {
        n: 3,
        title: 'Mauna Kea (volcano.example.edu)',
        url: 'https://volcano.example.edu/mauna-kea',
      },
    ]);
  });

  test('has the date that its byline gives to machines', () => {
    expect(read.publishedAt).toBe('2022-05-01T10:00:00+02:00');
    expect(read.authors).toEqual(['Di Reporter']);
    expect(read.summary).toMatch(/^Measured from the sea it is, the survey of 2020 found\./);
  });

  test('is at its own word for its address, unless that is of another site', () => {
    expect(read.url).toBe('https://www.plainly.example/fact-check/everest');
    const url = 'https://mirror.example.org/fact-checks/everest';
    expect(onlyIn(fixture('inline'), { url }).url).toBe(url);
  });
});

describe('ClaimReview', () => {
  test('gives claim, claimant, rating and date; the article gives summary, sections and sources', () => {
    expect(onlyIn(fixture('review'))).toMatchObject({
      url: 'https://www.plainly.example/tongue',
      title: 'The map of the tongue',
      claim: 'Each part of the tongue tastes one flavour only',
      claimant: 'A schoolbook',
      rating: { label: 'Simply Wrong', value: 1, best: 5, worst: 1 },
      verdict: 'false',
      publishedAt: '2021-06-07',
      authors: ['Em Writer'],
      summary: 'All parts of the tongue taste all flavours [1].',
      sections: [{ heading: 'What was measured' }],
      sources: [
        {
          n: 1,
          title: 'Taste thresholds, a review',
          url: 'https://taste.example.org/thresholds',
        },
      ],
      remarks: [],
    });
  });

  test('several on one page are several fact-checks, which a library keeps apart', () => {
    const { factChecks, problems } = readArticlePage(fixture('several'), { where });
    expect(problems).toEqual([]);
    expect(factChecks.map(({ claim, verdict }) => [claim, verdict])).toEqual([
      ['Bats are blind', 'false'],
      ['Bees sting once', 'mixed'],
    ]);
    const entries = factChecks.map((factCheck) => entryOf('several.html', factCheck));
    expect(dedupe(entries, new Map())).toEqual({ kept: entries, problems: [] });
  });

  test('is kept where the page has no article to read', () => {
    const html = `<html><head>${review({ reviewRating: { alternateName: 'False' } })}</head></html>`;
    expect(onlyIn(html)).toMatchObject({ claim: 'It is so', verdict: 'false', summary: '' });
  });

  test('of another page says nothing about this one', () => {
    const head = `<link rel=canonical href="https://a.example/1">${review({ url: 'https://b.example/2' })}`;
    expect(onlyIn(article('<p>Text.</p>', head))).toMatchObject({
      url: 'https://b.example/2',
      summary: '',
    });
  });

  test('that cannot be read leaves no article without its rating', () => {
    const unclaimed = review({ claimReviewed: '', reviewRating: { alternateName: 'False' } });
    const read = readArticlePage(article('<p>Text.</p>', unclaimed), { where });
    expect(read.factChecks).toEqual([]);
    expect(read.problems).toHaveLength(1);
    const torn = unclaimed.replace('"}', '"');
    expect(whatIn(article('<p>Text.</p>', torn))).toEqual([
      'The page has a ClaimReview that is not JSON as it should be',
    ]);
  });

  test('is not made up: a page that only speaks of it is read as an article', () => {
    const head = '<script type="application/ld+json">{"about": "ClaimReview"}</script>';
    expect(onlyIn(article('<p>Text.</p>', head))).toMatchObject({
      verdict: 'none',
      summary: 'Text.',
    });
  });
});

describe('sources', () => {
  const sourcesOf = (body: string, url = 'https://www.plainly.example/1') =>
    onlyIn(article(body), { url }).sources;
  const who = { n: 1, title: 'https://who.example/a', url: 'https://who.example/a' };

  test.each([
    ['[1] that is a link', '<p>So <a href="https://who.example/a">[1]</a>.</p>'],
    ['1 in brackets that is a link', '<p>So [<a href="https://who.example/a">1</a>].</p>'],
    ['raised 1 that is a link', '<p>So<sup><a href="https://who.example/a">1</a></sup>.</p>'],
    ['link around a raised 1', '<p>In 2020<a href="https://who.example/a"><sup>1</sup></a>.</p>'],
    ['raised [1] that is a link', '<p>So<sup>[<a href="http://who.example/a">1</a>]</sup>.</p>'],
  ])('stand behind a %s', (_, body) => {
    expect(sourcesOf(body)).toEqual([who]);
    expect(onlyIn(article(body)).summary).toMatch(/ \[1\]\.$/);
  });

  const list = '<ol><li>First, https://who.example/a</li><li><a href="/b">Second</a></li></ol>';
  const listed = [
    { n: 1, title: 'First', url: 'https://who.example/a' },
    { n: 2, title: 'Second', url: 'https://www.plainly.example/b' },
  ];

  test.each([
    ['under their heading', `<p>So [1] [2].</p><h2>Sources</h2>${list}`],
    ['under a heading that is only bold', `<p>So [1] [2].</p><p><b>References:</b></p>${list}`],
    [
      'beside the article',
      `<p>So [1] [2]. ${'Text. '.repeat(30)}</p></article><footer><h2>Sources</h2>${list}</footer>`,
    ],
  ])('are a list %s', (_, body) => {
    expect(sourcesOf(body)).toEqual(listed);
    expect(textsOf(onlyIn(article(body)))).not.toMatch(/Second/);
  });

  test('are notes without the words that lead back from them', () => {
    const note = '<li id="n1">^ <a href="#m1">Jump up</a> <a href="/b">A report</a> ↩</li>';
    const mark = '<sup id="m1"><a href="#n1"><span>[</span>1<span>]</span></a></sup>';
    const body = `<p>So it is.${mark}</p><h2>Notes and <i>references</i></h2><ol>${note}</ol>`;
    expect(sourcesOf(body)[0]).toMatchObject({ n: 1, url: 'https://www.plainly.example/b' });
    expect(sourcesOf(body)[0]?.title).toMatch(/^A report/);
  });

  test('are raised numbers after words, with a list', () => {
    const body = `<p>It was shown.<sup>1</sup> It covers 5 km<sup>2</sup> of ice<sup>2</sup>.</p>`;
    expect(onlyIn(article(body)).summary).toBe('It was shown. [1] It covers 5 km² of ice².');
  });

  test('are no links that share, write or stay on the page', () => {
    const links = [
      'https://twitter.com/intent/tweet?url=x',
      'https://www.facebook.com/sharer.php?u=x',
      'mailto:a@b.example',
      'tel:123',
      '#top',
      'javascript:void(0)',
      'ftp://files.example/a',
      'https://www.plainly.example/2',
      'http://',
      '',
    ].map((href) => `<a href="${href}">words of it</a>`);
    expect(sourcesOf(`<p>Text. ${links.join(' ')}</p>`)).toEqual([]);
  });
});

describe('what is read of a page', () => {
  test('is the article, not the others beside it', () => {
    const teaser = '<article><h2>Other</h2><p>Rating: False</p></article>';
    const body = `<p>${'A long text. '.repeat(20)}</p><article><p>Rating: True</p></article>`;
    const read = onlyIn(article(body).replace('<body>', `<body>${teaser}`));
    expect(read.verdict).toBe('none');
    expect(textsOf(read)).not.toMatch(/Rating|Other/);
  });

  test('is a label where the article states one', () => {
    const read = onlyIn(article('<p><b>Rating:</b> <span>Mostly False</span></p><p>Text.</p>'));
    expect(read).toMatchObject({
      rating: { label: 'Mostly False' },
      verdict: 'mostly-false',
      summary: 'Text.',
    });
  });

  test('is text where the page sets its headings as text', () => {
    const body = '<p>Executive Summary</p><p>So it is [1].</p><p>1. One</p><p>Text [1].</p>';
    expect(onlyIn(article(body))).toMatchObject({
      summary: 'So it is [1].',
      sections: [{ heading: 'One', text: 'Text [1].' }],
    });
  });

  test('is a table by its rows and a break as a line end', () => {
    const body =
      '<h2>Summary</h2><p>One<br>two</p><h2>Rows</h2><table><tr><th>a<th>b<tr><td>1<td>2</table>';
    expect(onlyIn(article(body))).toMatchObject({
      summary: 'One\ntwo',
      sections: [{ text: 'a | b\n1 | 2' }],
    });
  });

  test.each([
    ['an empty file', '', 'There is no article on the page'],
    ['a page of a word', '<p>words', 'There is no article on the page'],
    [
      'a page that a script fills in',
      '<title>Fact check: Is it?</title><script>render()</script>',
      'There is no article on the page',
    ],
    ['a recipe', '<h1>Lentil soup</h1><p>Rinse the lentils.</p>', 'The page is not a fact-check'],
    ['JSON', '{"json": true}', 'There is no article on the page'],
    ['a page too long', 'x'.repeat(20_000_001), 'The page is too long'],
  ])('is nothing in %s', (_, html, what) => {
    expect(readArticlePage(html, { where }).factChecks).toEqual([]);
    expect(whatIn(html)).toEqual([what]);
  });
});

describe('a hostile page', () => {
  test('is plain text and https links, whatever it tries', () => {
    const read = onlyIn(fixture('hostile'), { url: 'https://www.plainly.example/h' });
    expect(read.title).toBe('Is this <script>alert(1)</script> safe?');
    expect(read.url).toBe('https://www.plainly.example/h');
    expect(read.sources).toEqual([
      { n: 3, title: 'https://cdn.example.org/x', url: 'https://cdn.example.org/x' },
    ]);
    expect(read.summary).toMatch(/^One bold both italic text\ufffd with .* end\.$/s);
  });

  const most = 10 * 1024 * 1024;
  const filled = (piece: string) => piece.repeat(Math.floor(most / piece.length));

  test.each([
    ['of 100,000 open elements', '<div>'.repeat(100_000)],
    ['of 100,000 elements inside each other', `${'<b>'.repeat(1e5)}x${'</b>'.repeat(1e5)}`],
    ['of ten megabytes of open elements', filled('<i>')],
    ['of ten megabytes of ends', filled('</p>')],
    ['of ten megabytes of links', filled('<a href=#1>1</a>')],
    ['of ten megabytes of paragraphs', filled('<p id=a>x')],
    ['of ten megabytes of attributes', `<p ${filled('a=b ')}>`],
    ['of ten megabytes of text', filled('word ')],
    ['of ten megabytes of white space', filled(' \n')],
    ['of ten megabytes of entities', filled('&amp;')],
    ['of ten megabytes of table cells', filled('<td>')],
    ['of an unclosed comment', `<!-- ${filled('-')}`],
    ['of an unclosed script', `<script>${filled('<!--')}`],
    ['of deep data', `<script type="application/ld+json">${'['.repeat(1e6)}</script>`],
    [
      'of deep data that is whole',
      `<script type="application/ld+json">${'['.repeat(1e5)}"ClaimReview"${']'.repeat(1e5)}</script>`,
    ],
  ])(
    '%s is answered',
    (_, html) => {
      const page = `<title>Fact check: Is it so?</title><h1>Fact check: Is it so?</h1>${html}`;
      const { factChecks, problems } = readArticlePage(page, { where });
      expect(factChecks.length + problems.length).toBeGreaterThan(0);
    },
    60_000,
  );

  const piece = fc.oneof(
    fc.constantFrom(
      ...['<p>', '</p>', '<div>', '</div>', '<article>', '</article>', '<h1>', '<h2>', '</h2>'],
      ...['<a href="#n1">1</a>', '<a href="//x.example">[2]</a>', '<li id=n1>', '<ol>', '</ol>'],
      ...['<script>', '</script>', '<!--', '-->', '<sup>3</sup>', '<table><tr><td>', '<svg>', '<a'],
      ...['Sources', 'Summary', 'The rating is False', 'False', '&lt;b&gt;', '&#x0;', '<form>'],
      ...['<base href="x:">', '<title>', '<time datetime="2024-01-01">', '</a>', '<br>', '"', "'"],
    ),
    fc.lorem({ mode: 'sentences', maxCount: 2 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );

  test('of any shape is answered, and never with a rating that no line states', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = `<h1>Fact check: Is it so?</h1><p>Text.</p>${pieces.join('')}`;
        const { factChecks, problems } = readArticlePage(html, { where });
        const stated = pieces.some((one) => labelOf(one.trim()) !== undefined);
        const unrated = factChecks.every(({ verdict }) => verdict === 'none');
        return factChecks.length + problems.length > 0 && (stated || unrated);
      }),
      { numRuns: 500 },
    );
  });
});
