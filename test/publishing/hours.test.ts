import { describe, expect, test } from 'vitest';
import { readTime, timeField } from '../../src/bot/publish/when.ts';
import { isZone } from '../../src/core/zone.ts';
import { isBetween, lastDue, localAt } from '../../src/publishing/hours.ts';

const at = (iso: string) => new Date(iso);

describe('local hours', () => {
  test('are those of the zone, over midnight and the change of clocks', () => {
    expect(localAt(at('2026-11-25T23:30:00Z'), 'Europe/Berlin')).toEqual({
      date: '2026-11-26',
      hour: 0,
      weekday: 4,
    });
    expect(localAt(at('2026-07-05T21:59:00Z'), 'Europe/Berlin').hour).toBe(23);
    expect(localAt(at('2026-11-29T12:00:00Z'), 'UTC').weekday).toBe(7);
  });

  test('between two may reach over midnight', () => {
    expect([22, 23, 0, 6].every((hour) => isBetween(hour, 22, 7))).toBe(true);
    expect([7, 12, 21].some((hour) => isBetween(hour, 22, 7))).toBe(false);
    expect(isBetween(5, 5, 5)).toBe(false);
  });

  test('say on which day something was due last', () => {
    const daily = { zone: 'America/New_York', hour: 9 };
    expect(lastDue(at('2026-11-25T14:10:00Z'), daily, 6)).toBe('2026-11-25');
    expect(lastDue(at('2026-11-25T13:10:00Z'), daily, 6)).toBeUndefined();
    const monday = { zone: 'UTC', hour: 9, weekday: 1 };
    expect(lastDue(at('2026-12-01T08:00:00Z'), monday, 24)).toBe('2026-11-30');
    expect(lastDue(at('2026-12-02T08:00:00Z'), monday, 24)).toBeUndefined();
  });

  test('need a zone that exists', () => {
    expect(isZone('Europe/Berlin')).toBe(true);
    for (const wrong of ['', 'Mars/Base', '<script>']) expect(isZone(wrong)).toBe(false);
  });
});

describe('a time as a person writes it', () => {
  const now = at('2026-11-25T11:00:00Z');
  const read = (text: string, zone = 'Europe/Berlin') => readTime(text, zone, now)?.toISOString();

  test.each([
    ['2026-12-01 18:30', '2026-12-01T17:30:00.000Z'],
    ['2026-7-1 9:05', '2026-07-01T07:05:00.000Z'],
    ['18:30', '2026-11-25T17:30:00.000Z'],
    ['11.59', '2026-11-26T10:59:00.000Z'],
    ['8h15', '2026-11-26T07:15:00.000Z'],
  ])('%s is %s', (text, moment) => {
    expect(read(text)).toBe(moment);
  });

  test.each([
    '',
    'soon',
    '25:00',
    '2026-02-30 10:00',
    '2026-13-01 10:00',
    '18:60',
    'x'.repeat(2000),
  ])('%s is none', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test('that clocks skip in spring is the moment after, and one that comes twice is the first', () => {
    expect(read('2026-03-29 02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(read('2026-10-25 02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('comes back into its field as it was written', () => {
    expect(timeField(at('2026-12-01T17:30:00Z'), 'Europe/Berlin')).toBe('2026-12-01 18:30');
  });
});
