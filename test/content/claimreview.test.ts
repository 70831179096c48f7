import fc from 'fast-check';
import type { ClaimReview, Graph, NewsArticle, WithContext } from 'schema-dts';
import { describe, expect, test } from 'vitest';
import { readClaimReview } from '../../src/content/claimreview.ts';
import { readClaimReviewText } from '../../src/content/claimreview-text.ts';
import { factCheckSchema } from '../../src/core/factcheck.ts';

const flat = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: 'https://example.org/checks/flat',
  claimReviewed: 'The Earth is flat',
  datePublished: '2024-03-02',
  author: { '@type': 'Organization', name: 'Example Desk', url: 'https://example.org/' },
  itemReviewed: {
    '@type': 'Claim',
    author: { '@type': 'Person', name: 'A speaker' },
    appearance: { '@type': 'CreativeWork', url: 'https://social.example/1' },
  },
  reviewRating: {
    '@type': 'Rating',
    ratingValue: 1,
    bestRating: 5,
    worstRating: 1,
    alternateName: 'False',
  },
} as const satisfies WithContext<ClaimReview>;

const read = (value: unknown, options: { url?: string; base?: string; publisher?: string } = {}) =>
  readClaimReview(value, { where: 'page.json', ...options });
/** The one fact-check that a review with other properties gives. */
const one = (given: object, options = {}) => read({ ...flat, ...given }, options).factChecks[0];
const claims = (value: unknown) => read(value).factChecks.map(({ claim }) => claim);

describe('a ClaimReview', () => {
  test('becomes a fact-check that says what it says, and nothing else', () => {
    expect(read(flat)).toEqual({
      factChecks: [
        {
          id: expect.stringMatching(/^[a-z2-7]{10}$/),
          url: 'https://example.org/checks/flat',
          title: 'The Earth is flat',
          claim: 'The Earth is flat',
          phrasings: [],
          claimant: 'A speaker',
          rating: { label: 'False', value: 1, best: 5, worst: 1 },
          verdict: 'false',
          summary: '',
          sections: [],
          sources: [],
          publisher: { name: 'Example Desk', url: 'https://example.org/' },
          authors: [],
          publishedAt: '2024-03-02',
          language: 'en',
          topics: [],
          provenance: 'unknown',
          revision: 1,
          status: 'live',
          corrections: [],
          remarks: [],
        },
      ],
      problems: [],
      items: 1,
      rejected: [],
    });
  });

  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'No, the Earth is not flat',
    url: 'https://example.org/articles/flat',
    inLanguage: 'en-GB',
    publisher: { '@type': 'Organization', name: 'Example Desk' },
    author: { '@type': 'Person', name: 'A. Writer' },
    review: {
      '@type': 'ClaimReview',
      claimReviewed: 'The Earth is flat',
      author: { '@type': 'Person', name: 'A. Writer' },
    },
  } as const satisfies WithContext<NewsArticle>;
  const graph = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', '@id': '#site', name: 'Example', url: 'https://example.org/' },
      { '@type': 'Organization', '@id': '#desk', name: 'Example Desk' },
      {
        '@type': 'ClaimReview',
        claimReviewed: 'The Earth is flat',
        author: { '@id': '#desk' },
        reviewRating: { '@id': '#rating' },
      },
      { '@type': 'Rating', '@id': '#rating', alternateName: 'False' },
    ],
  } as const satisfies Graph;

  test.each<[string, unknown]>([
    ['alone', flat],
    ['in an array', [flat]],
    ['in an array among other things', [{ '@type': 'WebSite' }, [[flat]], { '@type': 'Person' }]],
    ['in a graph', graph],
    ['in an article', article],
    ['in an ItemList', { '@type': 'ItemList', itemListElement: [flat] }],
    [
      'in the entries of an ItemList',
      { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', position: 1, item: flat }] },
    ],
    ['in a DataFeed', { '@type': 'DataFeed', dataFeedElement: [{ item: [flat] }] }],
    ['in a DataFeed of one entry', { '@type': 'DataFeed', dataFeedElement: { item: flat } }],
    ['with several types', { ...flat, '@type': ['Review', 'ClaimReview'] }],
    ['with its whole address as type', { ...flat, '@type': 'http://schema.org/ClaimReview' }],
    ['with the http context', { ...flat, '@context': 'http://schema.org/' }],
    [
      'with a prefix',
      { '@type': 'schema:ClaimReview', 'schema:claimReviewed': 'The Earth is flat' },
    ],
    ['without a type', { ...flat, '@type': undefined }],
    ['as a plain Review', { ...flat, '@type': 'Review' }],
    ['as a value of JSON-LD', { ...flat, claimReviewed: { '@value': 'The Earth is flat' } }],
    ['with the claim in a list', { ...flat, claimReviewed: ['The Earth is flat'] }],
    [
      'with the claim in the Claim',
      {
        ...flat,
        claimReviewed: undefined,
        itemReviewed: { '@type': 'Claim', name: 'The Earth is flat' },
      },
    ],
    ['with entities and tags', { ...flat, claimReviewed: '<p>The&nbsp;Earth is &#x66;lat</p>' }],
  ])('is found %s', (_, value) => {
    const { factChecks, problems } = read(value);
    expect(factChecks.map(({ claim }) => claim.replace('\u00a0', ' '))).toEqual([
      'The Earth is flat',
    ]);
    expect(problems).toEqual([]);
  });

  test('in a graph has what it refers to', () => {
    expect(read(graph).factChecks).toMatchObject([
      { publisher: { name: 'Example Desk' }, rating: { label: 'False' }, verdict: 'false' },
    ]);
  });

  test('in an article has its headline, address, publisher, author and language', () => {
    expect(read(article).factChecks).toMatchObject([
      {
        title: 'No, the Earth is not flat',
        url: 'https://example.org/articles/flat',
        publisher: { name: 'Example Desk' },
        authors: ['A. Writer'],
        language: 'en-GB',
        verdict: 'none',
      },
    ]);
  });

  test('twice on one page is one fact-check; two claims are two', () => {
    expect(claims([flat, flat])).toEqual(['The Earth is flat']);
    const { factChecks } = read([flat, { ...flat, claimReviewed: 'The Earth is hollow' }]);
    expect(factChecks.map(({ claim }) => claim)).toEqual([
      'The Earth is flat',
      'The Earth is hollow',
    ]);
    expect(new Set(factChecks.map(({ id }) => id)).size).toBe(2);
  });
});

describe('what a publisher writes in many ways', () => {
  test.each<[unknown, string]>([
    ['Example Desk', 'Example Desk'],
    [['Example Desk', 'Another'], 'Example Desk'],
    [[{ '@type': 'Organization', name: 'Example Desk' }], 'Example Desk'],
    [{ '@type': 'Organization', name: '', url: 'https://www.politifact.com/' }, 'politifact.com'],
    ['https://www.politifact.com/', 'politifact.com'],
    [{ '@type': 'Person', name: 'A. Writer' }, 'A. Writer'],
    [undefined, 'example.org'],
    [{}, 'example.org'],
  ])('the author %j signs as %s', (author, name) => {
    expect(one({ author })?.publisher.name).toBe(name);
  });

  test('a publisher of its own name goes before the author, who is then the author', () => {
    const person = { '@type': 'Person', name: 'A. Writer' };
    expect(one({ author: person, publisher: { name: 'Example Desk' } })).toMatchObject({
      publisher: { name: 'Example Desk' },
      authors: ['A. Writer'],
    });
  });

  test('a publisher that is told applies only where none is named', () => {
    expect(one({}, { publisher: 'Told' })?.publisher.name).toBe('Example Desk');
    expect(one({ author: null }, { publisher: 'Told' })?.publisher.name).toBe('Told');
    expect(one({ author: null, url: null })?.publisher.name).toBe('Unknown publisher');
  });

  test.each<[object, object | undefined]>([
    [{ alternateName: 'False', name: 'x' }, { label: 'False' }],
    [{ name: 'Pants on Fire' }, { label: 'Pants on Fire' }],
    [
      { alternateName: 'Half True', ratingValue: '3', bestRating: '5', worstRating: '1.0' },
      { label: 'Half True', value: 3, best: 5, worst: 1 },
    ],
    [
      { alternateName: 'False', ratingValue: 'none', bestRating: '4/5', worstRating: '' },
      { label: 'False' },
    ],
    [{ ratingValue: 'False' }, { label: 'False' }],
    [
      { ratingValue: 1, bestRating: 5 },
      { label: '1', value: 1, best: 5 },
    ],
    [{ alternateName: '\u200b ', ratingExplanation: 'Long words.' }, undefined],
    [{}, undefined],
  ])('the rating %j is %j', (reviewRating, rating) => {
    expect(one({ reviewRating })?.rating).toEqual(rating);
  });

  test('a rating may be a word, a list, or missing; none is made up', () => {
    expect(one({ reviewRating: 'False' })?.rating).toEqual({ label: 'False' });
    expect(one({ reviewRating: [{ alternateName: 'True' }] })?.verdict).toBe('true');
    for (const reviewRating of [undefined, null, [], '', 'False'.slice(5)]) {
      const factCheck = one({ reviewRating, description: 'This is false.' });
      expect(factCheck).toMatchObject({ verdict: 'none' });
      expect(factCheck).not.toHaveProperty('rating');
    }
  });

  test.each<[unknown, string | undefined]>([
    [{ '@type': 'Claim', author: 'A speaker' }, 'A speaker'],
    [{ '@type': 'CreativeWork', author: [{ name: 'A' }, { name: 'B' }] }, 'A, B'],
    [{ '@type': 'Thing', author: { name: 'A' }, name: 'A work' }, 'A'],
    [[{ '@type': 'Claim' }, { '@type': 'Claim', author: { name: 'B' } }], 'B'],
    [{ '@type': 'Person', name: 'A' }, 'A'],
    [{ '@type': 'Claim', firstAppearance: { author: { name: 'C' } } }, 'C'],
    ['https://social.example/1', undefined],
  ])('%j was said by %s', (itemReviewed, claimant) => {
    expect(one({ itemReviewed })?.claimant).toBe(claimant);
  });

  test.each<[unknown, string | undefined]>([
    ['2024-03-02', '2024-03-02'],
    ['2024-03-02T10:00:00Z', '2024-03-02T10:00:00Z'],
    ['2024-03-02T10:00:00+0100', '2024-03-02'],
    ['2024-03-02 10:00:00', '2024-03-02'],
    ['2024/3/2', '2024-03-02'],
    ['20240302', '2024-03-02'],
    ['Sat, 02 Mar 2024 10:00:00 GMT', '2024-03-02'],
    ['March 2, 2024', '2024-03-02'],
    [['2024-03-02'], '2024-03-02'],
    [undefined, undefined],
  ])('the date %j is %s', (datePublished, publishedAt) => {
    expect(read({ ...flat, datePublished })).toMatchObject({ problems: [] });
    expect(one({ datePublished })?.publishedAt).toBe(publishedAt);
  });

  test.each(['02/03/2024', '2024-02-30', 'yesterday', 1_709_373_600, '2024'])(
    'the date %j is left out, and said',
    (datePublished) => {
      const { factChecks, problems } = read({ ...flat, datePublished });
      expect(factChecks[0]).not.toHaveProperty('publishedAt');
      expect(problems).toMatchObject([
        { where: 'page.json, item 1', what: expect.stringContaining('is not a date') },
      ]);
    },
  );

  test.each<[object, object, string | undefined]>([
    [{ url: '/checks/1' }, { url: 'https://example.org/page' }, 'https://example.org/checks/1'],
    [{ url: '/checks/1' }, { base: 'https://example.org/feed' }, 'https://example.org/checks/1'],
    [{ url: 'http://example.org/1' }, {}, 'https://example.org/1'],
    [{ url: 'https://example.org/1?a=1&amp;b=2' }, {}, 'https://example.org/1?a=1&b=2'],
    [{ url: null }, { url: 'https://example.org/page' }, 'https://example.org/page'],
    [{ url: null }, { base: 'https://example.org/feed' }, undefined],
    [
      { url: null, mainEntityOfPage: { '@id': 'https://example.org/2' } },
      {},
      'https://example.org/2',
    ],
    [{ url: ['', 'https://example.org/3'] }, {}, 'https://example.org/3'],
  ])('%j, read with %j, is at %s', (given, options, url) => {
    expect(one(given, options)?.url).toBe(url);
    expect(read({ ...flat, ...given }, options).problems).toEqual([]);
  });

  test.each(['javascript:alert(1)', '/checks/1', 'https://user:pass@example.org/', 'not there'])(
    'the address %s is left out, and said',
    (url) => {
      const { factChecks, problems } = read({ ...flat, url });
      expect(factChecks[0]).toMatchObject({ remarks: ['no-url'] });
      expect(factChecks[0]).not.toHaveProperty('url');
      expect(problems).toMatchObject([{ what: expect.stringContaining('not a web address') }]);
    },
  );

  test('texts lose what only shapes a page, and keep what somebody wrote', () => {
    const text = (claimReviewed: string) => one({ claimReviewed })?.claim;
    expect(text('&amp;quot;Mr. X&amp;#8217;s&quot; tax')).toBe('"Mr. X’s" tax');
    expect(text('R&D at AT&T: 3<x and a=1&copy=2')).toBe('R&D at AT&T: 3<x and a=1&copy=2');
    expect(text('One<br>two<script>alert(1)</script><p>three</p>')).toBe('One\ntwo\n\nthree');
    expect(text('<foo> is not a tag')).toBe('<foo> is not a tag');
  });

  test('explanations, works cited and languages', () => {
    const reviewRating = { alternateName: 'False', ratingExplanation: 'It is round.' };
    expect(one({ reviewRating })).toMatchObject({ summary: 'It is round.' });
    expect(one({ reviewRating, description: 'What was found.' })).toMatchObject({
      summary: 'What was found.',
      conclusion: 'It is round.',
    });
    const citation = ['https://example.com/a', { name: 'A study', url: 'https://example.com/b' }];
    expect(one({ citation })?.sources).toEqual([
      { n: 1, title: 'https://example.com/a', url: 'https://example.com/a' },
      { n: 2, title: 'A study', url: 'https://example.com/b' },
    ]);
    expect(one({ inLanguage: 'pt_br' })?.language).toBe('pt-BR');
    expect(one({ inLanguage: { name: 'German', alternateName: 'de' } })?.language).toBe('de');
  });
});

describe('what is no fact-check', () => {
  test('is counted, with its number and the reason', () => {
    const long = 'x'.repeat(20_001);
    const feed = {
      '@type': 'DataFeed',
      dataFeedElement: [
        { '@type': 'DataFeedItem', item: [{ '@type': 'ClaimReview', claimReviewed: ' ' }] },
        { '@type': 'DataFeedItem', item: flat },
        { '@type': 'DataFeedItem' },
        'words',
        { '@type': 'ClaimReview', claimReviewed: long },
      ],
    };
    const { factChecks, problems, items, rejected } = read(feed);
    expect([factChecks.length, items, rejected.length]).toEqual([1, 5, 4]);
    expect(problems.map(({ where, what }) => `${where}: ${what}`)).toEqual([
      'page.json, item 1: It does not say which claim was reviewed.',
      'page.json, item 3: There is no ClaimReview in it.',
      'page.json, item 4: There is no ClaimReview in it.',
      'page.json, item 5: The claim is too long.',
    ]);
  });

  test('the name of a work is not the claim in it', () => {
    const itemReviewed = { '@type': 'CreativeWork', name: 'An interview' };
    expect(read({ ...flat, claimReviewed: undefined, itemReviewed }).rejected).toHaveLength(1);
  });

  test('other things of a page are passed by; a page without any is one problem', () => {
    const crumbs = { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem' }] };
    expect(read([flat, crumbs, { '@type': 'WebSite' }])).toMatchObject({ items: 1, problems: [] });
    for (const value of [null, 3, 'x', [], {}, crumbs, { '@type': 'Article' }]) {
      expect(read(value)).toEqual({
        factChecks: [],
        items: 0,
        rejected: [],
        problems: [expect.objectContaining({ what: 'There is no ClaimReview in it.' })],
      });
    }
  });

  test('whatever a value holds, what is read is a fact-check', () => {
    const names = [
      '@type',
      '@id',
      'claimReviewed',
      'author',
      'url',
      'item',
      'reviewRating',
      'name',
    ];
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('ClaimReview', 'Claim', 'https://example.org/a', '', '#1', '<b>&amp;</b>'),
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.double(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor'), tie('value')),
      ),
    }));
    fc.assert(
      fc.property(value, fc.dictionary(fc.constantFrom(...names), value), (wrapped, review) => {
        const { factChecks, items, rejected } = read([
          wrapped,
          { ...review, '@type': 'ClaimReview' },
        ]);
        for (const factCheck of factChecks) factCheckSchema.parse(factCheck);
        expect(items).toBeGreaterThan(0);
        expect(factChecks.length + rejected.length).toBeLessThanOrEqual(items);
      }),
      { numRuns: 500 },
    );
  });

  test('nesting without end is not followed', () => {
    const depth = 100_000;
    const text = `${'['.repeat(depth)}${JSON.stringify(flat)}${']'.repeat(depth)}`;
    expect(readClaimReviewText(text, { where: 'deep.json' }).factChecks).toEqual([]);
    const circle: { '@type': string; about?: unknown } = { '@type': 'Article' };
    circle.about = circle;
    expect(read(circle).factChecks).toEqual([]);
  });
});

describe('a text of JSON', () => {
  const text = (words: string) => readClaimReviewText(words, { where: 'a.json' });

  test('may begin with a byte order mark', () => {
    expect(text(`\ufeff${JSON.stringify(flat)}`).factChecks).toHaveLength(1);
  });

  test.each<[string, string, RegExp]>([
    ['', 'a.json:1', /empty/],
    [' \n', 'a.json:1', /empty/],
    ['{\n  "a": 1\n  "b": 2\n}', 'a.json:3', /not JSON/],
    ['{"a": 1,\n"b"', 'a.json:2', /not JSON/],
    ['claim: x', 'a.json:1', /not JSON/],
  ])('that is broken (%j) says where', (words, where, what) => {
    expect(text(words)).toMatchObject({
      factChecks: [],
      problems: [{ where, what: expect.stringMatching(what) }],
    });
  });
});
