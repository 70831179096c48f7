import type { FactCheck } from '../core/factcheck.ts';
import type { SearchIndex } from '../core/ports.ts';
import type { Answer, Found, Question } from '../core/question.ts';
import { canonicalUrl } from '../core/url.ts';
import { addressesIn } from './address.ts';
import { disagree, matchAnswer } from './answer.ts';
import { dayOf } from './clean.ts';
import { cautious, decide, type Judged, type Thresholds } from './decide.ts';
import type { Searchable } from './document.ts';
import { createFinder, type Finder, type Possible } from './finder.ts';
import { ofOneClaim } from './same.ts';
import { list, shelves } from './shelf.ts';
import type { Vector } from './vector.ts';

/** What may be chosen when an index is made. */
export interface IndexOptions {
  finder?: Finder;
  thresholds?: Thresholds;
  /** A question's vector by the sentence model whose vectors the finder was given; undefined where it has none in time. */
  meaningOf?: (question: string) => Promise<Vector | undefined>;
}

/** So many of the best candidates may be twins of the best. */
const twinsAmong = 10;

function searchable(factCheck: FactCheck): Searchable {
  const { id, claim, phrasings, title, summary, publishedAt, checkedAt } = factCheck;
  const date = publishedAt ?? checkedAt;
  const day = date === undefined ? undefined : dayOf(date);
  return { id, claim, phrasings, title, summary, ...(day !== undefined && { day }) };
}

const addressOf = (factCheck: FactCheck | undefined): string | undefined =>
  factCheck?.url === undefined ? undefined : canonicalUrl(factCheck.url);

/** The library in memory, searchable. */
export function createIndex({
  finder = createFinder(),
  thresholds = cautious,
  meaningOf = async () => undefined,
}: IndexOptions = {}): SearchIndex {
  const kept = new Map<string, FactCheck>();
  const idByAddress = new Map<string, string>();

  const forget = (id: string) => {
    const address = addressOf(kept.get(id));
    if (address !== undefined && idByAddress.get(address) === id) idByAddress.delete(address);
    kept.delete(id);
  };
  const foundOf = ({ id, place, confidence }: Possible): Found[] => {
    const factCheck = kept.get(id);
    if (!factCheck) return [];
    const claim = factCheck.phrasings[place - 1] ?? factCheck.claim;
    return [{ factCheck, claim, confidence }];
  };
  const same = (a: string, b: string) => {
    const [one, other] = [kept.get(a), kept.get(b)];
    return one && other ? ofOneClaim(one, other, finder.alike(a, b)) : false;
  };
  const lookAlike = (a: string, b: string) =>
    kept.get(a)?.verdict === kept.get(b)?.verdict && same(a, b);
  const rivals = (a: string, b: string) => {
    const [one, other] = [kept.get(a), kept.get(b)];
    return one && other ? disagree(one, other) && same(a, b) : false;
  };

  const find = async ({ text }: Question): Promise<Answer> => {
    const vector = await meaningOf(text);
    const [addressed] = addressesIn(text).flatMap((address) => idByAddress.get(address) ?? []);
    const ranked = finder.find(text, { vector }).filter(({ id }) => id !== addressed);
    if (addressed !== undefined) ranked.unshift({ id: addressed, place: 0, confidence: 1 });
    const byId = new Map(ranked.map((one) => [one.id, one]));
    const ofIds = (judged: readonly Judged[]) =>
      judged.flatMap(({ id }) => byId.get(id) ?? []).flatMap(foundOf);
    const decision = decide(ranked, lookAlike, thresholds, rivals);
    if (decision.kind === 'none') return { kind: 'none', closest: ofIds(decision.closest) };
    if (decision.kind === 'choices') return { kind: 'choices', choices: ofIds(decision.choices) };
    const { best, others } = decision;
    const twins = ranked
      .slice(0, twinsAmong)
      .filter(({ id }) => id !== best.id && same(id, best.id));
    const [found] = ofIds([best]);
    if (!found) return { kind: 'none', closest: [] };
    return matchAnswer(text, found, twins.flatMap(foundOf), ofIds(others), addressed !== undefined);
  };
  return {
    async put(factChecks) {
      for (const factCheck of factChecks) {
        forget(factCheck.id);
        kept.set(factCheck.id, factCheck);
        const address = addressOf(factCheck);
        if (address !== undefined) idByAddress.set(address, factCheck.id);
      }
      finder.put(factChecks.map(searchable));
    },
    async drop(ids) {
      for (const id of ids) forget(id);
      finder.drop(ids);
    },
    get: async (id) => kept.get(id),
    find,
    list: async (filter) => list(kept.values(), filter),
    shelves: async () => shelves(kept.values()),
  };
}
