import { looseDate } from './claimreview-values.ts';

/** What a byline says of an article. */
export interface Byline {
  authors: string[];
  publishedAt?: string;
  checkedAt?: string;
}

const day = '\\d{1,2}(?:st|nd|rd|th)?';
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?';
const time = '(?:,? (?:at )?\\d{1,2}[:.]\\d{2}(?: ?[ap]\\.?m\\.?)?(?: [a-z]{2,4})?)?';
const dated = new RegExp(
  `^(?:${weekday}(?:${day} ${month}|${month} ${day}),? \\d{4}|\\d{4}-\\d{2}-\\d{2})${time}$`,
  'i',
);

/** The day of a line that is a date and nothing else: `2 March 2024`, `Mar. 2, 2024, 10:30 a.m. ET`, `2024-03-02`. */
function writtenDate(text: string): string | undefined {
  return dated.test(text) ? looseDate(text) : undefined;
}

const roles = {
  author: /^(?:(?:written |words |reported |story )?by|authors?:|fact[- ]?check(?:ed)? by:?)\s+/i,
  other: /^(?:(?:edited|reviewed|photos?|illustration|translated) by|editors?:|reviewers?:)\s+\S/i,
  published: /^(?:first )?(?:published|posted|date published|publication date|date)(?: on)?:?\s+/i,
  checked: /^(?:fact[- ]?)?checked(?: on)?:?\s+/i,
  updated: /^(?:last )?(?:updated|modified|revised)(?: on)?:?\s+/i,
  reading: /^\d{1,3}[ -]min(?:ute)?s?(?: read)?$/i,
};

/** Up to five words, the first with a capital, none with a digit. */
const person = /^\p{Lu}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){0,4}$/u;

function namesIn(text: string): string[] | undefined {
  const names = text.split(/\s*[,;&]\s*(?:and\s+)?|\s+and\s+/).filter(Boolean);
  const alone = names.length === 1;
  const people = names.filter((name) => person.test(name) && (alone || / /.test(name)));
  // The rest may be what they do: "staff writer", never more of the sentence.
  const others = names.filter((name) => !people.includes(name));
  const fits = people.length > 0 && others.every((name) => /^\p{Ll}[\p{L} ’'-]{1,40}$/u.test(name));
  return fits ? people : undefined;
}

function readAuthors(words: string): Byline | undefined {
  const [, names = words, end = ''] =
    /^(.{2,200}?),? (?:on )?((?:\S+ ){2,3}\d{4})$/.exec(words) ?? [];
  const date = writtenDate(end);
  const authors = namesIn(date ? names : words);
  return authors && { authors, ...(date && { publishedAt: date }) };
}

function readSegment(text: string): Byline | undefined {
  const bare = writtenDate(text);
  if (bare) return { authors: [], publishedAt: bare };
  if (roles.author.test(text)) return readAuthors(text.replace(roles.author, ''));
  if (roles.other.test(text) || roles.reading.test(text)) return { authors: [] };
  const published = writtenDate(text.replace(roles.published, ''));
  if (published) return { authors: [], publishedAt: published };
  const checked = writtenDate(text.replace(roles.checked, ''));
  if (checked) return { authors: [], checkedAt: checked };
  return writtenDate(text.replace(roles.updated, '')) ? { authors: [] } : undefined;
}

/**
 * What a line says that is a byline and nothing else: who wrote it, when it was published or checked.
 *
 * @returns undefined for every other line
 */
export function readByline(text: string): Byline | undefined {
  if (text.length > 200) return;
  const segments = text.split(/\s*[|·•]\s*|\s+[-–—]\s+/).filter(Boolean);
  const read = segments.map(readSegment);
  if (read.length === 0 || read.includes(undefined)) return;
  const known = read.flatMap((byline) => byline ?? []);
  const publishedAt = known.find((byline) => byline.publishedAt)?.publishedAt;
  const checkedAt = known.find((byline) => byline.checkedAt)?.checkedAt;
  return {
    authors: known.flatMap(({ authors }) => authors),
    ...(publishedAt && { publishedAt }),
    ...(checkedAt && { checkedAt }),
  };
}

export const isByline = (text: string): boolean => readByline(text) !== undefined;
