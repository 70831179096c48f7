import { z } from 'zod';

const dateSchema = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

const isDate = (text: string): boolean => dateSchema.safeParse(text).success;

/**
 * A machine-written date in the form we keep: `2024-03-02`, or an instant with a zone. An instant without one keeps
 * its day only.
 *
 * @returns undefined for what is no ISO 8601 date, or no day of the calendar
 */
export function isoDate(text: string): string | undefined {
  const trimmed = text.trim();
  if (isDate(trimmed)) return trimmed;
  const [, year, month = '', day = ''] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?![\d])/.exec(trimmed) ?? [];
  const plain = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(plain) ? plain : undefined;
}
