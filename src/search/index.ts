import type { FactCheck } from '../core/factcheck.ts';
import type { ReadFactChecks, SearchIndex } from '../core/ports.ts';
import type { Answer, Found, Question } from '../core/question.ts';
import { canonicalUrl } from '../core/url.ts';
import { addressesIn } from './address.ts';
import { disagree, matchAnswer } from './answer.ts';
import { dayOf } from './clean.ts';
import { cautious, decide, type Judged, type Thresholds } from './decide.ts';
import type { Searchable } from './document.ts';
import { createFinder, type Finder, type Possible } from './finder.ts';
import { ofOneClaim } from './same.ts';
import { createShelf } from './shelf.ts';
import type { Vector } from './vector.ts';
import { wholesElsewhere, wholesInMemory } from './wholes.ts';

/** What may be chosen when an index is made. */
export interface IndexOptions {
  finder?: Finder;
  thresholds?: Thresholds;
  /** A question's vector by the sentence model whose vectors the finder was given; undefined where it has none in time. */
  meaningOf?: (question: string) => Promise<Vector | undefined>;
  /** Where whole fact-checks are read when they are shown; without it the index keeps all of them in memory. */
  read?: ReadFactChecks;
}

/** So many of the best candidates are read whole: what is decided and said of the others needs no more than their ids. */
const readWhole = 10;

function searchable(factCheck: FactCheck): Searchable {
  const { id, claim, phrasings, title, summary, publishedAt, checkedAt } = factCheck;
  const date = publishedAt ?? checkedAt;
  const day = date === undefined ? undefined : dayOf(date);
  return { id, claim, phrasings, title, summary, ...(day !== undefined && { day }) };
}

const addressOf = ({ url }: FactCheck): string | undefined =>
  url === undefined ? undefined : canonicalUrl(url);

/** Which fact-check was published at an address. */
function createAddresses() {
  const idByAddress = new Map<string, string>();
  const addressById = new Map<string, string>();
  const drop = (id: string) => {
    const address = addressById.get(id);
    if (address !== undefined && idByAddress.get(address) === id) idByAddress.delete(address);
    addressById.delete(id);
  };
  return {
    put(factCheck: FactCheck) {
      const { id } = factCheck;
      drop(id);
      const address = addressOf(factCheck);
      if (address === undefined) return;
      idByAddress.set(address, id);
      addressById.set(id, address);
    },
    drop,
    idAt: (address: string) => idByAddress.get(address),
  };
}

type ById = ReadonlyMap<string, FactCheck>;

function foundOf({ id, place, confidence }: Possible, wholes: ById): Found[] {
  const factCheck = wholes.get(id);
  if (!factCheck) return [];
  const claim = factCheck.phrasings[place - 1] ?? factCheck.claim;
  return [{ factCheck, claim, confidence }];
}

/** How fact-checks that were read whole stand to each other. */
function kinship(wholes: ById, alike: Finder['alike']) {
  const same = (a: string, b: string) => {
    const [one, other] = [wholes.get(a), wholes.get(b)];
    return one && other ? ofOneClaim(one, other, alike(a, b)) : false;
  };
  const lookAlike = (a: string, b: string) =>
    wholes.get(a)?.verdict === wholes.get(b)?.verdict && same(a, b);
  const rivals = (a: string, b: string) => {
    const [one, other] = [wholes.get(a), wholes.get(b)];
    return one && other ? disagree(one, other) && same(a, b) : false;
  };
  return { same, lookAlike, rivals };
}

/** The library, searchable: of each fact-check no more is in memory than finding and browsing need. */
export function createIndex({
  finder = createFinder(),
  thresholds = cautious,
  meaningOf = async () => undefined,
  read,
}: IndexOptions = {}): SearchIndex {
  const wholes = read ? wholesElsewhere(read) : wholesInMemory();
  const shelf = createShelf();
  const addresses = createAddresses();

  const readAll = async (ids: readonly string[]): Promise<ById> => {
    const there = ids.filter(shelf.has);
    if (there.length === 0) return new Map();
    return new Map((await wholes.read(there)).map((one) => [one.id, one]));
  };
  /** The best candidates, with what is known of them; one that went meanwhile is left out. */
  const lookAt = async (text: string, addressed: string | undefined) => {
    const vector = await meaningOf(text);
    const ranked = finder.find(text, { vector }).filter(({ id }) => id !== addressed);
    if (addressed !== undefined) ranked.unshift({ id: addressed, place: 0, confidence: 1 });
    const best = ranked.slice(0, readWhole);
    const byId = await readAll(best.map(({ id }) => id));
    return { ranked: best.filter(({ id }) => byId.has(id)), byId };
  };
  const find = async ({ text }: Question): Promise<Answer> => {
    const [addressed] = addressesIn(text).flatMap((address) => addresses.idAt(address) ?? []);
    const { ranked, byId } = await lookAt(text, addressed);
    const possible = new Map(ranked.map((one) => [one.id, one]));
    const ofIds = (judged: readonly Judged[]) =>
      judged.flatMap(({ id }) => possible.get(id) ?? []).flatMap((one) => foundOf(one, byId));
    const { same, lookAlike, rivals } = kinship(byId, finder.alike);
    const decision = decide(ranked, lookAlike, thresholds, rivals);
    if (decision.kind === 'none') return { kind: 'none', closest: ofIds(decision.closest) };
    if (decision.kind === 'choices') return { kind: 'choices', choices: ofIds(decision.choices) };
    const { best, others } = decision;
    const twins = ranked.filter(({ id }) => id !== best.id && same(id, best.id));
    const [found] = ofIds([best]);
    if (!found) return { kind: 'none', closest: [] };
    return matchAnswer(text, found, ofIds(twins), ofIds(others), addressed === found.factCheck.id);
  };
  return {
    async put(factChecks) {
      for (const factCheck of factChecks) {
        shelf.put(factCheck);
        addresses.put(factCheck);
      }
      wholes.put(factChecks);
      finder.put(factChecks.map(searchable));
    },
    async drop(ids) {
      for (const id of ids) {
        shelf.drop(id);
        addresses.drop(id);
      }
      wholes.drop(ids);
      finder.drop(ids);
    },
    get: async (id) => (await readAll([id])).get(id),
    find,
    async list(filter) {
      const { total, ids } = shelf.list(filter);
      const byId = await readAll(ids);
      return { total, factChecks: ids.flatMap((id) => byId.get(id) ?? []) };
    },
    shelves: async () => shelf.shelves(),
  };
}
