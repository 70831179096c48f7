import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl, webUrl } from '../../src/core/url.ts';

describe('webUrl', () => {
  test('keeps a plain web address and upgrades http', () => {
    expect(webUrl(' http://example.org/a?b=c#d ')).toBe('https://example.org/a?b=c#d');
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:secret@example.org/',
    'https://',
    'ftp://example.org/',
    'example.org',
    'https://nohost',
    `https://example.org/${'x'.repeat(2000)}`,
    '',
  ])('refuses %s', (text) => {
    expect(webUrl(text)).toBeUndefined();
  });

  test('gives what it would accept again unchanged', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
        const url = webUrl(text);
        if (url) expect(webUrl(url)).toBe(url);
      }),
    );
  });
});

describe('canonicalUrl', () => {
  test.each([
    'http://www.example.org/check/moon/',
    'https://example.org/check/moon#verdict',
    'https://m.example.org/check/moon?utm_source=x&fbclid=1',
    'https://example.org/check/moon/amp',
  ])('%s is the same page', (text) => {
    expect(canonicalUrl(text)).toBe('example.org/check/moon');
  });

  test('keeps what tells pages apart', () => {
    expect(canonicalUrl('https://example.org/?p=2&a=1')).toBe('example.org?a=1&p=2');
    expect(canonicalUrl('https://example.org/Moon')).not.toBe(
      canonicalUrl('https://example.org/moon'),
    );
  });
});
