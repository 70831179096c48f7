import { webUrl } from '../core/url.ts';
import { cleanLine } from './clean.ts';
import { isoDate } from './dates.ts';
import { htmlText } from './html-text.ts';

/** An object of JSON-LD: a thing with its properties, or a reference to one by `@id`. */
export type Thing = Readonly<Record<string, unknown>>;

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One value or a list of them, as JSON-LD writes either. Nothing is no value. */
export function listOf(value: unknown): unknown[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.flat().filter((one) => one !== undefined && one !== null);
}

const prefixes = ['', 'schema:', 'https://schema.org/', 'http://schema.org/'];

/** A property under its plain name, or with schema.org's prefix. */
export function property(thing: Thing, name: string): unknown {
  const written = prefixes.find((prefix) => Object.hasOwn(thing, prefix + name));
  return written === undefined ? undefined : thing[written + name];
}

/** The names of a thing's types, without whatever vocabulary they are written in. */
export function typesOf(thing: Thing): string[] {
  return listOf(thing['@type']).flatMap((type) =>
    typeof type === 'string' ? (type.trim().split(/[/#:]/).at(-1) ?? []) : [],
  );
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return htmlText(value).trim();
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (!isThing(value)) return '';
  const inner = ['@value', 'name', 'text', 'headline'].map((name) => property(value, name));
  const words = inner.flatMap(listOf).find((one) => typeof one !== 'object' && textOf(one));
  return words === undefined ? '' : textOf(words);
}

/** All texts of a property; a thing in place of a text gives its name. */
export function textsAt(thing: Thing, name: string): string[] {
  return listOf(property(thing, name)).map(textOf).filter(Boolean);
}

/** The first text among several properties, in the order of their names. */
export function textAt(thing: Thing, ...names: string[]): string | undefined {
  for (const name of names) {
    const [text] = textsAt(thing, name);
    if (text !== undefined) return text;
  }
}

/** The things of a property; words and numbers in their place are passed by. */
export function thingsAt(thing: Thing, name: string): Thing[] {
  return listOf(property(thing, name)).filter(isThing);
}

const plainNumber = /^[+-]?\d+(?:\.\d+)?$/;

/** A number, or digits in a text. Anything else is no number: "4/5" is not 4. */
export function numberAt(thing: Thing, name: string): number | undefined {
  const text = textAt(thing, name)?.trim() ?? '';
  return plainNumber.test(text) ? Number(text) : undefined;
}

/** The addresses of a property as written, also where a thing stands for its own address. */
export function addressesAt(thing: Thing, name: string): string[] {
  return listOf(property(thing, name)).flatMap((value) => {
    if (typeof value === 'string') return value.trim() || [];
    if (!isThing(value)) return [];
    const [inner] = ['url', '@value', '@id'].flatMap((key) =>
      listOf(property(value, key)).filter((one) => typeof one === 'string'),
    );
    return inner?.trim() || [];
  });
}

/**
 * An address as we keep it.
 *
 * @param base completes an address that is written without its site
 */
export function absolute(address: string, base: string | undefined): string | undefined {
  const whole = URL.parse(htmlText(address), base);
  return whole ? webUrl(whole.href) : undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayFirst = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})\b/i;
const monthFirst =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i;

/**
 * A date as machines and publishing systems write it: ISO 8601, `20240302`, `Sat, 02 Mar 2024 10:00:00 GMT`,
 * `March 2, 2024`. Dates in figures alone whose order of day and month is anybody's guess are no date.
 */
export function looseDate(text: string): string | undefined {
  const line = cleanLine(text);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(line);
  if (compact) return isoDate(compact.slice(1).join('-'));
  const [, firstDay, firstMonth, firstYear] = dayFirst.exec(line) ?? [];
  const [, lastMonth, lastDay, lastYear] = monthFirst.exec(line) ?? [];
  const name = firstMonth ?? lastMonth;
  if (name === undefined) return isoDate(line);
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return isoDate(`${firstYear ?? lastYear}-${month}-${firstDay ?? lastDay}`);
}
