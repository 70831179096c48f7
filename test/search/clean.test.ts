import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, dayOf, readPost } from '../../src/search/clean.ts';

describe('a text is cleaned of', () => {
  test.each([
    [
      'addresses',
      'look https://t.co/x?y=1 here www.example.org/a pic.twitter.com/abc',
      'look here',
    ],
    ['mentions', '<@U123> <#C1|general> <!channel> is the earth flat', 'is the earth flat'],
    ['what is not seen', 'vac\u200bcines\u00ad \u202ereally\u202c', 'vaccines really'],
    ['lines and tabs', 'one\n\ttwo\r\nthree\u0000four', 'one two three four'],
    ['a label', 'Fact check: the earth is flat', 'the earth is flat'],
    ['several labels', 'RE: FWD: Fact-check: the earth is flat', 'the earth is flat'],
    ['shouting', 'BREAKING!!! the earth is flat', 'the earth is flat'],
    ['asking', 'is it really true that the earth is flat', 'the earth is flat'],
    [
      'asking for a check',
      'can you please fact check whether the earth is flat',
      'the earth is flat',
    ],
    ['hearsay', 'i heard somewhere the earth is flat', 'the earth is flat'],
    ['who says so', 'my crazy uncle says that the earth is flat', 'the earth is flat'],
    ['asking around', 'does anyone know if the earth is flat', 'the earth is flat'],
    [
      'a signature',
      'The earth is flat. \u2014 Jane Doe (@jane_d) March 2, 2020',
      'The earth is flat.',
    ],
  ])('%s', (_, text, cleaned) => expect(clean(text)).toBe(cleaned));

  test.each([
    're-elected mayors pay no tax',
    'claim-makers lie',
    'a well-known fact - not signed',
    'she claims the mayor said so',
    'is it true?',
    'Jane (@jane) said it',
    '@nasa says the moon is real',
    'the question is who pays',
  ])('nothing that is said: %s', (text) => expect(clean(text)).toBe(text));
});

describe('a text has in one form', () => {
  test.each([
    ['curly quotes', '\u201cit\u2019s\u201d \u00abflat\u00bb', '"it\'s" "flat"'],
    ['wide letters and ligatures', '\uff46\uff55\uff4c\uff4c \ufb01sh', 'full fish'],
    ['percent', '20% and 30 % and 40 per cent', '20 percent and 30 percent and 40 percent'],
    ['thousands', '1,000 and 1,234,567.5 and 1,2', '1000 and 1234567.5 and 1,2'],
    ['money', '$3k \u00a32.5m \u20ac1 bn $7', '3 thousand 2.5 million 1 billion $7'],
    ['short scales', '1.2bn people 3 mn', '1.2 billion people 3 million'],
    ['distances, which are no scales', '5 m and 3 k', '5 m and 3 k'],
    ['halves', '1\u00bd cups', '1 1\u20442 cups'],
    ['camel case', 'VaccinesCauseAutism NASAAdmits', 'Vaccines Cause Autism NASA Admits'],
    ['names like camel case', "McDonald iPhone YouTube O'Neill", "mcdonald iphone youtube o'neill"],
    ['words with numbers', 'covid19 10days 5g b12 3rd', 'covid 19 10 days 5g b12 3rd'],
    ['snakes', 'snake_case', 'snake case'],
  ])('%s', (_, text, cleaned) => expect(clean(text)).toBe(cleaned));
});

test('a copied post tells its author, its day and whether it had a picture', () => {
  expect(readPost('It is flat \u2014 Jane Doe (@jane) March 2, 2020')).toEqual({
    body: 'It is flat',
    author: 'Jane Doe (@jane)',
    day: dayOf('2020-03-02'),
    pictured: false,
  });
  expect(readPost('So flat pic.twitter.com/a1 \u2014 Jane (@jane)')).toMatchObject({
    body: 'So flat',
    pictured: true,
  });
  expect(readPost('It is flat \u2014 Jane Doe (@jane)')).toMatchObject({ day: undefined });
  expect(readPost('It is flat')).toEqual({
    body: 'It is flat',
    author: '',
    day: undefined,
    pictured: false,
  });
  expect(readPost('x \u2014 J (@j) March 99, 2020').day).toBeUndefined();
});

test('a day that cannot be read is none', () => {
  expect(dayOf('1970-01-02')).toBe(1);
  expect(dayOf('1969-12-31')).toBe(-1);
  expect(dayOf('yesterday')).toBeUndefined();
});

describe('whatever is written', () => {
  const phrase = fc.constantFrom(
    ...'Fact check:|re:|is it true that|can you check|i heard that|my uncle says|https://t.co/x|<@U1>|#FlatEarth|COVID19|$1.2bn|20%|1,000|B12|McDonald|iPhone|the earth|is flat|?|,|\u2019|\u00bd'.split(
      '|',
    ),
  );
  const spoken = fc.array(phrase, { maxLength: 12 }).map((all) => all.join(' '));
  const text = fc.oneof(spoken, fc.string({ unit: 'binary', maxLength: 300 }));

  test('what is clean is well-formed, on one line, and has no address or mention', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const cleaned = clean(raw);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned).toBe(cleaned.trim());
        expect(cleaned).not.toMatch(/[\p{Cc}\n]| {2}|\bhttps?:\/\/|<@/u);
      }),
    );
  });

  test('cleaning what is clean changes nothing', () => {
    fc.assert(
      fc.property(spoken, (raw) => {
        expect(clean(clean(raw))).toBe(clean(raw));
      }),
    );
  });

  test('only the beginning of a very long text is read, and never half a character', () => {
    expect(clean(`${'a '.repeat(6000)}late`)).not.toContain('late');
    expect(clean(`${'x'.repeat(11_999)}\u{1f642}`).isWellFormed()).toBe(true);
    // One character that is eighteen when it is written out.
    expect(clean('\ufdfa'.repeat(12_000)).length).toBeLessThanOrEqual(12_000);
  });

  test.each([
    '- '.repeat(50_000),
    '\u2014 (@'.repeat(30_000),
    '- a(@b)'.repeat(20_000),
    '(@'.repeat(50_000),
    '!'.repeat(100_000),
    're: '.repeat(30_000),
    'fact check '.repeat(10_000),
    'can you check this that if '.repeat(5000),
    'i heard that somewhere '.repeat(5000),
    'my '.repeat(40_000),
    `my ${'a'.repeat(100_000)} uncle`,
    '<@'.repeat(50_000),
    'https://'.repeat(20_000),
    '1,'.repeat(50_000),
    'aB1'.repeat(40_000),
    ' '.repeat(200_000),
    '\u200b'.repeat(200_000),
    '\u0301'.repeat(100_000),
  ])('hostile text comes to an end (%#)', (hostile) => {
    expect(clean(hostile).length).toBeLessThan(50_000);
  });
});
