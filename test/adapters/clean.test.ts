import { expect, test } from 'vitest';
import { clean, cleanLine } from '../../src/adapters/clean.ts';

test('what is invisible goes, what writes words and emoji stays', () => {
  expect(clean('a\u0000\u202eb\u200b\ufeffc\u001b[0m\r\nd\u2028e\tf')).toBe('abc[0m\nd\ne\tf');
  expect(clean('👩‍🚀 می‌خواهم')).toBe('👩‍🚀 می‌خواهم');
  expect(clean('\ud800')).toBe('\ufffd');
});

test('a line has single spaces and nothing around them', () => {
  expect(cleanLine(' a\u0000\n\t b\r\n')).toBe('a b');
});
