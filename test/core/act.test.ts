import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Act, decodeAct, encodeAct, settingNames, tokenLimit } from '../../src/core/act.ts';
import { UserError } from '../../src/core/errors.ts';

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,23}$/);
const page = fc.integer({ min: 1, max: 9999 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('ask' as const), question: fc.string({ maxLength: 90 }) }),
  fc.record({
    kind: fc.constant('show' as const),
    id,
    part: fc.constantFrom(
      'card' as const,
      'sections' as const,
      'sources' as const,
      'corrections' as const,
    ),
    page,
  }),
  fc.record({
    kind: fc.constant('browse' as const),
    by: fc.constantFrom('menu' as const, 'newest' as const, 'topic' as const, 'publisher' as const),
    value: fc.string({ maxLength: 60 }),
    page,
  }),
  fc.record({
    kind: fc.constant('reject' as const),
    ids: fc.array(id, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('share' as const), id }),
  fc.record({
    kind: fc.constant('follow' as const),
    after: id,
    question: fc.string({ maxLength: 60 }),
  }),
  fc.record({
    kind: fc.constant('check' as const),
    of: fc.constantFrom('message' as const, 'remark' as const),
    text: fc.string({ maxLength: 80 }),
  }),
  fc.record({
    kind: fc.constant('feedback' as const),
    id,
    said: fc.constantFrom('unsaid' as const, 'right' as const, 'wrong' as const),
  }),
  fc.record({
    kind: fc.constant('set' as const),
    name: fc.constantFrom(...settingNames),
    value: fc.string({ maxLength: 60 }),
  }),
  fc.constant({ kind: 'settings' as const }),
  fc.constant({ kind: 'help' as const }),
);

const code = (token: string): string => {
  try {
    decodeAct(token);
  } catch (error) {
    return error instanceof UserError ? error.code : String(error);
  }
  return 'decoded';
};

describe('a token', () => {
  test('stands for exactly the act it was made from', () => {
    fc.assert(
      fc.property(act, (one) => {
        expect(decodeAct(encodeAct(one))).toEqual(one);
      }),
    );
  });

  test('is never longer than the tightest platform allows', () => {
    fc.assert(fc.property(act, (one) => encodeAct(one).length <= tokenLimit));
    expect(() => encodeAct({ kind: 'ask', question: 'x'.repeat(200) })).toThrow(RangeError);
  });

  test('stays readable for every later release', () => {
    expect(decodeAct('1|show|moon-landing|card|1')).toEqual({
      kind: 'show',
      id: 'moon-landing',
      part: 'card',
      page: 1,
    });
    expect(decodeAct('1|reject|a1|b2|c3')).toEqual({ kind: 'reject', ids: ['a1', 'b2', 'c3'] });
    expect(decodeAct('1|browse|topic|2|health')).toEqual({
      kind: 'browse',
      by: 'topic',
      page: 2,
      value: 'health',
    });
    expect(decodeAct('1|share|moon-landing')).toEqual({ kind: 'share', id: 'moon-landing' });
    expect(decodeAct('1|ask|is it a|b?')).toEqual({ kind: 'ask', question: 'is it a|b?' });
    expect(decodeAct('1|help')).toEqual({ kind: 'help' });
    expect(decodeAct('1|feedback|moon-landing|right')).toEqual({
      kind: 'feedback',
      id: 'moon-landing',
      said: 'right',
    });
    expect(decodeAct('1|follow|moon-landing|and | now?')).toEqual({
      kind: 'follow',
      after: 'moon-landing',
      question: 'and | now?',
    });
    expect(decodeAct('1|check|message|a|b')).toEqual({ kind: 'check', of: 'message', text: 'a|b' });
    expect(decodeAct('1|settings')).toEqual({ kind: 'settings' });
    expect(decodeAct('1|publish|moon')).toEqual({ kind: 'publish', id: 'moon' });
    expect(decodeAct('1|confirm|abcdefghij|3')).toEqual({
      kind: 'confirm',
      publication: 'abcdefghij',
      version: 3,
    });
    expect(decodeAct('1|choose|abcdefghij|note|a|b')).toEqual({
      kind: 'choose',
      publication: 'abcdefghij',
      name: 'note',
      value: 'a|b',
    });
    expect(decodeAct('1|deliver|abcdefghij.12/post/0|again')).toEqual({
      kind: 'deliver',
      key: 'abcdefghij.12/post/0',
      decision: 'again',
    });
    expect(decodeAct('1|posts|trouble|2')).toEqual({ kind: 'posts', which: 'trouble', page: 2 });
    expect(decodeAct('1|watch|moon|yes')).toEqual({ kind: 'watch', id: 'moon', on: 'yes' });
    expect(decodeAct('1|pick|post|a|b')).toEqual({ kind: 'pick', lead: 'post', text: 'a|b' });
    expect(decodeAct('1|home')).toEqual({ kind: 'home' });
    expect(decodeAct('1|set|topics|')).toEqual({ kind: 'set', name: 'topics', value: '' });
  });

  test('of another version is called old, anything else damaged', () => {
    expect(code('0|show|moon-landing|card|1')).toBe('token-old');
    expect(code('2|help')).toBe('token-old');
    expect(code('1|show|moon-landing|card|0')).toBe('token-damaged');
    expect(code('1|show|../etc|card|1')).toBe('token-damaged');
    expect(code('1|dance')).toBe('token-damaged');
    expect(code('')).toBe('token-damaged');
    expect(code(`1|ask|${'x'.repeat(200)}`)).toBe('token-damaged');
  });

  test('that is nonsense never breaks the desk', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (token) => {
        expect(['decoded', 'token-old', 'token-damaged']).toContain(code(token));
      }),
    );
  });
});
