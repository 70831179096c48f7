import { webUrl } from '../core/url.ts';
import { cleanText } from './clean.ts';
import { isoDate } from './dates.ts';
import { type Entry, type Report, shown, type Value } from './front-matter.ts';
import { nearest } from './nearest.ts';

/** Named values of one map, with a place to report what is wrong with them. */
export interface Values {
  entries: ReadonlyMap<string, Entry>;
  /** How the map is called, with a closing dot, or empty for the whole front matter. */
  within: string;
  /** Where the map begins. */
  line: number;
  report: Report;
}

/** Reports names that have no meaning, with the one that may have been meant. */
export function refuseUnknown(
  { entries, within, report }: Values,
  names: readonly string[],
  synonyms: ReadonlyMap<string, string> = new Map(),
): void {
  for (const [name, { line }] of entries) {
    if (names.includes(name)) continue;
    const meant = synonyms.get(name.toLowerCase()) ?? nearest(name, names);
    const fix = meant
      ? `Write ${meant} instead.`
      : `Take it out; known names are ${names.join(', ')}.`;
    report(line, `"${within}${shown(name)}" is not a name that has a meaning here.`, fix);
  }
}

/** A text, or undefined where it is missing, empty or (reported) something else. */
export function textAt({ entries, within, report }: Values, name: string): string | undefined {
  const value = entries.get(name)?.value;
  if (!value) return;
  if (value.kind === 'text') return cleanText(value.text).trim() || undefined;
  report(
    value.line,
    `${within}${name} should be one text, and is a ${value.kind === 'list' ? 'list' : 'group of names'}.`,
    'Write one value, in quotes if it holds ": " or begins with [ or {.',
  );
}

/** As `textAt`; what is missing is reported too. */
export function neededAt(values: Values, name: string, example: string): string {
  const text = textAt(values, name);
  if (text !== undefined) return text;
  const entry = values.entries.get(name);
  if (!entry || entry.value.kind === 'text') {
    values.report(
      entry?.line ?? values.line,
      `The ${values.within}${name} is missing.`,
      `Write a line such as ${name}: ${example}`,
    );
  }
  return '';
}

function itemsOf(value: Value): Value[] {
  if (value.kind === 'list') return value.items;
  return value.kind === 'text' && cleanText(value.text).trim() === '' ? [] : [value];
}

/** The entries of a list; one value alone is a list of one. */
export function listAt({ entries }: Values, name: string): Value[] {
  const value = entries.get(name)?.value;
  return value ? itemsOf(value) : [];
}

/** A list of texts; an entry that is something else is reported. */
export function textsAt(values: Values, name: string): string[] {
  return listAt(values, name).flatMap((item) => {
    if (item.kind === 'text') return cleanText(item.text).trim() || [];
    values.report(
      item.line,
      `An entry of ${values.within}${name} is not one text.`,
      'Put it in quotes; it may hold ": " or begin with [ or {.',
    );
    return [];
  });
}

/** An address as we keep it (http becomes https); anything else is reported. */
export function addressAt(values: Values, name: string): string | undefined {
  const text = textAt(values, name);
  if (text === undefined) return;
  const url = webUrl(text);
  if (url) return url;
  values.report(
    values.entries.get(name)?.value.line ?? values.line,
    `${values.within}${name} is not a web address: ${shown(text)}.`,
    'Write the whole address, e.g. https://example.org/page',
  );
}

/** A date; anything else is reported, with the date that may have been meant. */
export function dateAt(values: Values, name: string): string | undefined {
  const text = textAt(values, name);
  if (text === undefined) return;
  const date = isoDate(text);
  if (date === text) return date;
  values.report(
    values.entries.get(name)?.value.line ?? values.line,
    `${values.within}${name} is not a date: ${shown(text)}.`,
    `Write year-month-day, e.g. ${date ?? '2024-03-02'}`,
  );
}

/** A number; anything else is reported. */
export function numberAt(values: Values, name: string): number | undefined {
  const text = textAt(values, name);
  if (text === undefined) return;
  const number = Number(text);
  if (Number.isFinite(number) && /\d/.test(text)) return number;
  values.report(
    values.entries.get(name)?.value.line ?? values.line,
    `${values.within}${name} is not a number: ${shown(text)}.`,
    'Write digits, e.g. 3',
  );
}

/** A whole number from 1; anything else is reported. */
export function countAt(values: Values, name: string): number | undefined {
  const number = numberAt(values, name);
  if (number === undefined || (Number.isSafeInteger(number) && number >= 1)) return number;
  values.report(
    values.entries.get(name)?.value.line ?? values.line,
    `${values.within}${name} is not a whole number from 1: ${number}.`,
    'Write 1, 2, 3 and so on, or leave it out.',
  );
}

/** One of a few words; anything else is reported. */
export function wordAt<const Word extends string>(
  values: Values,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const text = textAt(values, name);
  if (text === undefined) return;
  const word = words.find((one) => one === text.toLowerCase());
  if (word) return word;
  values.report(
    values.entries.get(name)?.value.line ?? values.line,
    `${values.within}${name} cannot be ${shown(text)}.`,
    `Write one of ${words.join(', ')}.`,
  );
}
