import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneLine, opening, piecesOf } from '../../src/bot/present/excerpt.ts';

const anyText = fc.oneof(
  fc.lorem({ mode: 'sentences', maxCount: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
);
const squeezed = (text: string): string => text.replaceAll(/\s/g, '');

describe('a text in pieces', () => {
  test('loses nothing but spaces, and no piece is too long', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 200 }), (text, most) => {
        const pieces = piecesOf(text, most);
        expect(squeezed(pieces.join(''))).toBe(squeezed(text));
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('ends at a sentence where one ends in time, else at a word', () => {
    expect(piecesOf('One is here. Two is here. Three is here.', 26)).toEqual([
      'One is here. Two is here.',
      'Three is here.',
    ]);
    expect(piecesOf('A sentence of many words without an end', 20)).toEqual([
      'A sentence of many',
      'words without an end',
    ]);
  });

  test('of nothing are none', () => expect(piecesOf(' \n ', 20)).toEqual([]));
});

describe('an opening', () => {
  test('is whole sentences, or says with "…" that a sentence goes on', () => {
    expect(opening('One is here [1]. Two is here.', 20)).toBe('One is here [1].');
    expect(opening('Short.', 20)).toBe('Short.');
    expect(opening('A sentence of many words without an end', 20)).toBe('A sentence of many…');
  });
});

describe('a line', () => {
  test('is one line, never longer than told, with no half characters', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 200 }), (text, most) => {
        const line = oneLine(text, most);
        expect(line.length).toBeLessThanOrEqual(most);
        expect(line).not.toMatch(/[\n\r\t]/);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });

  test('keeps a text that fits, and cuts another at a word', () => {
    expect(oneLine('The  moon\nis\u0000cheese', 40)).toBe('The moon is cheese');
    expect(oneLine('The moon is made of cheese', 17)).toBe('The moon is made…');
  });
});
