import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveId, fold } from '../../src/content/identity.ts';
import { factCheckIdSchema } from '../../src/core/factcheck.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('an id that no file names', () => {
  test('is one that a fact-check may have, whatever it is made from', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.option(anyText, { nil: '' }), (publisher, claim, url) => {
        const id = deriveId({ url, publisher, claim });
        expect(id).toMatch(/^[a-z2-7]{10}$/);
        expect(factCheckIdSchema.safeParse(id).success).toBe(true);
      }),
    );
  });

  test('stays as it is from release to release', () => {
    expect(deriveId({ publisher: 'Example Desk', claim: 'The moon is cheese' })).toBe('ytp62khfvx');
    expect(deriveId({ url: 'https://example.org/a', publisher: 'x', claim: 'y' })).toBe(
      'srmeeb7ya7',
    );
  });

  test('is the same for two spellings of one address, whatever the claim', () => {
    const one = deriveId({
      url: 'https://www.example.org/a/?utm_source=x',
      publisher: 'A',
      claim: '1',
    });
    const two = deriveId({ url: 'http://example.org/a#top', publisher: 'B', claim: '2' });
    expect(one).toBe(two);
  });

  test('comes from publisher and claim where the address is none', () => {
    const made = (publisher: string, claim: string) =>
      deriveId({ url: 'javascript:alert(1)', publisher, claim });
    expect(made('Desk', 'The “moon” is cheese.')).toBe(made('DESK', 'the "moon"  is cheese'));
    expect(made('Desk', 'one')).not.toBe(made('Desk', 'two'));
    expect(made('Desk', 'one')).not.toBe(made('Other', 'one'));
  });
});

describe('folding', () => {
  test('keeps apart what means something else', () => {
    const claims = ['Prices rose 5%', 'Prices rose 5', 'Prices rose -5', 'हिन्दी', 'हन्द', '😀', '?'];
    expect(new Set(claims.map(fold)).size).toBe(claims.length);
  });

  test('changes nothing the second time', () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
  });
});
