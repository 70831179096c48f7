import {
  isThing,
  listOf,
  property,
  type Thing,
  textAt,
  thingsAt,
  typesOf,
} from './claimreview-values.ts';

/** What a page says in its JSON-LD, parsed. */
export interface Data {
  values: unknown[];
  /** Those that hold a ClaimReview. */
  reviews: unknown[];
  /** How many texts that speak of a ClaimReview are no JSON. */
  broken: number;
}

const speaksOfReviews = /\bClaimReview\b|\bclaimReviewed\b/;

/** Comment and CDATA signs that publishing systems leave around JSON in a script. */
const bare = (text: string) =>
  text
    .trim()
    .replace(/^(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[(?:\s*\*\/)?)/, '')
    .replace(/(?:-->|(?:\/\/|\/\*)?\s*\]\]>(?:\s*\*\/)?)$/, '');

/** Parses the texts of a page's JSON-LD. What is broken counts only where a ClaimReview would be lost. */
export function parseData(texts: readonly string[]): Data {
  const data: Data = { values: [], reviews: [], broken: 0 };
  for (const text of texts) {
    const reviews = speaksOfReviews.test(text);
    try {
      const value: unknown = JSON.parse(bare(text));
      data.values.push(value);
      if (reviews) data.reviews.push(value);
    } catch {
      if (reviews) data.broken += 1;
    }
  }
  return data;
}

/** Deeper than any page nests what describes it. */
const deepest = 8;

function* thingsIn(values: readonly unknown[]): Generator<Thing> {
  const rest = values.map((value) => ({ value, depth: 0 })).reverse();
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null || depth > deepest) continue;
    if (isThing(value)) yield value;
    const inner = Object.values(value).map((one: unknown) => ({ value: one, depth: depth + 1 }));
    for (const one of inner.reverse()) rest.push(one);
  }
}

/** What the data says of the article. */
export interface Described {
  title?: string;
  publishedAt?: string;
  authors: string[];
  publisher?: string;
  language?: string;
}

const isArticle = (thing: Thing) =>
  typesOf(thing).some((type) => /(?:Article|Posting)$/.test(type));

/** What the first article among the data says of itself. */
export function describedIn(values: readonly unknown[]): Described {
  const article = thingsIn(values).find(isArticle) ?? {};
  const authors = listOf(property(article, 'author')).map((author) =>
    typeof author === 'string' ? author : textAt({ author }, 'author'),
  );
  const given = {
    title: textAt(article, 'headline', 'name'),
    publishedAt: textAt(article, 'datePublished'),
    publisher: thingsAt(article, 'publisher').map((one) => textAt(one, 'name'))[0],
    language: textAt(article, 'inLanguage'),
  };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  return { ...known, authors: authors.flatMap((name) => name ?? []) };
}
