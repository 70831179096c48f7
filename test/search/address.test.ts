import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesIn } from '../../src/search/address.ts';

test.each([
  ['https://www.example.org/check?utm_source=x#top', ['example.org/check']],
  ['is http://example.org/check/ true?', ['example.org/check']],
  ['(see https://example.org/check).', ['example.org/check']],
  ['“https://example.org/check”', ['example.org/check']],
  ['<https://example.org/check|the check>', ['example.org/check']],
  ['*https://example.org/check*', ['example.org/check']],
  ['HTTPS://EXAMPLE.ORG/check', ['example.org/check']],
  ['https://example.org/a https://example.org/b', ['example.org/a', 'example.org/b']],
  ["https://example.org/it's", ["example.org/it's"]],
  ['https://example.org/check!!!', ['example.org/check']],
  ['https://user:secret@example.org/check', []],
  ['https://', []],
  ['javascript:alert(1) example.org', []],
  ['no address here', []],
])('%s', (question, addresses) => expect(addressesIn(question)).toEqual(addresses));

test('no more than twenty are read, and none beyond the first 12,000 characters', () => {
  const many = Array.from({ length: 50 }, (_, n) => `https://example.org/${n}`).join(' ');
  expect(addressesIn(many)).toHaveLength(20);
  expect(addressesIn(`${' '.repeat(12_000)}https://example.org/late`)).toEqual([]);
});

test('whatever is asked, it comes to an end', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
      expect(addressesIn(text)).toBeInstanceOf(Array);
    }),
  );
  expect(addressesIn(`https://${'a.'.repeat(50_000)}`)).toBeInstanceOf(Array);
  expect(addressesIn(`https://example.org/${')'.repeat(50_000)}`)).toBeInstanceOf(Array);
});
