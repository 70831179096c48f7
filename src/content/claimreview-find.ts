import { isThing, listOf, property, type Thing, typesOf } from './claimreview-values.ts';

/** A ClaimReview, and what is said around it. */
export interface Found {
  review: Thing;
  /** What the article or the feed's entry around it says: nearest first. */
  around: readonly Thing[];
}

/** An entry of a list of fact-checks in which there is none. */
export interface Stray {
  stray: unknown;
}

/** Deeper than any publishing system nests; what lies deeper is not looked for. */
const deepest = 24;
/** Lists that are made to hold fact-checks: an entry without one is a mistake. */
const feedLists = ['dataFeedElement', 'itemListElement'];
/** Things that speak for the page that the fact-check stands on. */
const page = /(?:Article|WebPage|Posting|Report|CreativeWork)$/;
const entry = /^(?:DataFeedItem|ListItem)$/;

function isReview(thing: Thing): boolean {
  const types = typesOf(thing);
  if (types.includes('ClaimReview')) return true;
  const mayBe = types.length === 0 || types.includes('Review');
  return mayBe && property(thing, 'claimReviewed') !== undefined;
}

const isReference = (thing: Thing) =>
  typeof thing['@id'] === 'string' && Object.keys(thing).every((key) => /^@(?:id|type)$/.test(key));

/** Things by their `@id`, so that references to them can be followed. */
function indexOf(value: unknown): Map<string, Thing> {
  const byId = new Map<string, Thing>();
  const rest: [unknown, depth: number][] = [[value, 0]];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [one, depth] = next;
    if (typeof one !== 'object' || one === null || depth > deepest) continue;
    if (isThing(one) && typeof one['@id'] === 'string' && !isReference(one)) {
      byId.set(one['@id'], one);
    }
    for (const inner of Object.values(one)) rest.push([inner, depth + 1]);
  }
  return byId;
}

/** A thing whose properties stand in place of the references to them, two levels deep. */
function resolved(thing: Thing, byId: ReadonlyMap<string, Thing>, levels = 2): Thing {
  if (byId.size === 0) return thing;
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow);
    if (!isThing(value)) return value;
    const target = isReference(value) ? (byId.get(String(value['@id'])) ?? value) : value;
    return levels > 1 ? resolved(target, byId, levels - 1) : target;
  };
  return Object.fromEntries(Object.entries(thing).map(([key, value]) => [key, follow(value)]));
}

type Walk = Generator<Found | Stray, void>;

function* walk(value: unknown, around: readonly Thing[], depth: number): Walk {
  if (typeof value !== 'object' || value === null || depth > deepest) return;
  if (!isThing(value)) {
    for (const one of listOf(value)) yield* walk(one, around, depth + 1);
    return;
  }
  if (isReview(value)) return yield { review: value, around };
  const types = typesOf(value);
  const speaks = types.some((type) => page.test(type) || entry.test(type)) || 'item' in value;
  const within = speaks ? [value, ...around] : around;
  const isPath = types.includes('BreadcrumbList');
  for (const [key, inner] of Object.entries(value)) {
    const isFeed = !isPath && feedLists.some((name) => key.endsWith(name));
    yield* isFeed ? walkFeed(inner, within, depth + 1) : walk(inner, within, depth + 1);
  }
}

function* walkFeed(list: unknown, around: readonly Thing[], depth: number): Walk {
  for (const one of listOf(list)) yield* orStray(one, walk(one, around, depth + 1));
}

/** What stands in an entry of a list of fact-checks, or the entry itself where that is nothing. */
function* orStray(one: unknown, found: Walk): Walk {
  let none = true;
  for (const review of found) {
    none = false;
    yield review;
  }
  if (none) yield { stray: one };
}

/** In a plain list there may be things of other types, as on many pages; what has no type is a mistake. */
function walkListed(one: unknown): Walk {
  const isOther = isThing(one) && typesOf(one).length > 0;
  return isOther ? walk(one, [], 0) : orStray(one, walk(one, [], 0));
}

function* walkAll(value: unknown, place: Place): Walk {
  if (place === 'feed') yield* walkFeed([value], [], 0);
  else if (place === 'list') yield* walkListed(value);
  else if (Array.isArray(value)) for (const one of value) yield* walkListed(one);
  else yield* walk(value, [], 0);
}

/** Where a value stood: by itself, in a list that is made to hold fact-checks, or in a list of anything. */
export type Place = 'alone' | 'feed' | 'list';

/**
 * Looks for every ClaimReview in JSON-LD, however it is wrapped: alone, in lists, in a graph whose things refer to each
 * other, in an article, in a feed. Other things are passed by, except in a list that is made to hold fact-checks.
 */
export function* findReviews(value: unknown, place: Place): Generator<Found | Stray, void> {
  const byId = indexOf(value);
  for (const found of walkAll(value, place)) {
    if ('stray' in found) yield found;
    else {
      const around = found.around.map((thing) => resolved(thing, byId));
      yield { review: resolved(found.review, byId), around };
    }
  }
}

/** Whether a thing speaks for the page that a fact-check stands on, e.g. the article around it. */
export const isPage = (thing: Thing): boolean => typesOf(thing).some((type) => page.test(type));
