import type { FactCheck } from '../core/factcheck.ts';
import { webUrl } from '../core/url.ts';
import {
  absolute,
  addressesAt,
  isThing,
  listOf,
  property,
  type Thing,
  textAt,
  typesOf,
} from './claimreview-values.ts';
import { htmlText } from './html-text.ts';

/** A person or an organisation. */
interface Party {
  name: string | undefined;
  url: string | undefined;
  isPerson: boolean;
}

function partyOf(value: unknown): Party {
  if (typeof value === 'string') {
    const text = htmlText(value).trim();
    const url = /^https?:/i.test(text) ? webUrl(text) : undefined;
    return { name: url ? undefined : text || undefined, url, isPerson: false };
  }
  if (!isThing(value)) return { name: undefined, url: undefined, isPerson: false };
  const [address] = ['url', 'sameAs'].flatMap((name) => addressesAt(value, name));
  return {
    name: textAt(value, 'name', 'legalName', '@value'),
    url: address === undefined ? undefined : absolute(address, undefined),
    isPerson: typesOf(value).includes('Person'),
  };
}

const partiesAt = (thing: Thing, name: string): Party[] =>
  listOf(property(thing, name)).map(partyOf);

/** The site of an address, as its readers call it: `example.org`. */
export const siteOf = (url: string): string | undefined =>
  URL.parse(url)?.hostname.replace(/^www\./, '');

/** A party that signs; one that is only an address signs with its site. */
function signed({ name, url }: Party): FactCheck['publisher'] | undefined {
  const words = name ?? (url && siteOf(url));
  return words ? { name: words, ...(url && { url }) } : undefined;
}

/**
 * Who published a review. Google asks for the publisher under `author`; others write the journalist there and the
 * publisher under its own name, or only on the article around. Nobody is made up.
 */
export function publisherOf(
  review: Thing,
  pages: readonly Thing[],
): FactCheck['publisher'] | undefined {
  const authors = partiesAt(review, 'author');
  const signing = [
    ...partiesAt(review, 'publisher'),
    ...authors.filter(({ isPerson }) => !isPerson),
    ...pages.flatMap((page) => [
      ...partiesAt(page, 'publisher'),
      ...partiesAt(page, 'sourceOrganization'),
    ]),
    ...authors,
  ];
  return signing.map(signed).find((publisher) => publisher !== undefined);
}

/** The people who wrote a review, without the one who signs as its publisher. */
export function authorsOf(review: Thing, pages: readonly Thing[], publisher: string): string[] {
  const people = [review, ...pages]
    .flatMap((thing) => partiesAt(thing, 'author'))
    .flatMap(({ name, isPerson }) => (isPerson && name && name !== publisher ? name : []));
  return [...new Set(people)].slice(0, 50);
}

/** Who made the claim: the author of what was reviewed, or whoever was reviewed. */
export function claimantOf(items: readonly Thing[]): string | undefined {
  const authors = (thing: Thing) => partiesAt(thing, 'author').flatMap(({ name }) => name ?? []);
  const appearances = (item: Thing) =>
    ['appearance', 'firstAppearance'].flatMap((name) =>
      listOf(property(item, name)).filter(isThing).flatMap(authors),
    );
  for (const item of items) {
    const isParty = typesOf(item).some((type) => /Person|Organization$/.test(type));
    const own = isParty ? (textAt(item, 'name') ?? []) : authors(item);
    const names = [own].flat();
    const all = names.length > 0 ? names : appearances(item);
    if (all.length > 0) return namesWithin(all, 300);
  }
}

/** As many names as fit. */
function namesWithin(names: string[], most: number): string {
  let line = '';
  for (const name of new Set(names)) {
    const longer = line ? `${line}, ${name}` : name;
    if (longer.length > most) break;
    line = longer;
  }
  return line || (names[0] ?? '').slice(0, most).toWellFormed();
}
