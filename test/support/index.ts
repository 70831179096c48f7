import type { FactCheck } from '../../src/core/factcheck.ts';
import type { Filter, SearchIndex } from '../../src/core/ports.ts';
import type { Answer, Difference, Found, Question } from '../../src/core/question.ts';
import { toneOf } from '../../src/core/rating.ts';

const little = new Set(
  'a an and are at be by did do does for from has have how i in is it its made of on or s t that the this to was what'.split(
    ' ',
  ),
);

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !little.has(word));

const turns = /\b(not|never|no|isn['’]t|aren['’]t|doesn['’]t|don['’]t|won['’]t|can['’]t)\b/i;

/** How much of the claim the question says, 0 to 1. */
function cover(question: ReadonlySet<string>, text: string): number {
  const words = wordsOf(text);
  return words.length === 0 ? 0 : words.filter((word) => question.has(word)).length / words.length;
}

function found(factCheck: FactCheck, question: ReadonlySet<string>): Found {
  const [best] = [factCheck.claim, ...factCheck.phrasings]
    .map((claim) => ({ claim, confidence: cover(question, claim) }))
    .toSorted((a, b) => b.confidence - a.confidence);
  return { factCheck, claim: best?.claim ?? '', confidence: best?.confidence ?? 0 };
}

const dated = ({ checkedAt, publishedAt }: FactCheck): string => checkedAt ?? publishedAt ?? '';
const newest = (a: FactCheck, b: FactCheck): number => dated(b).localeCompare(dated(a));

function counted(names: readonly string[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

/** Another year than the claim's, as far as this index goes. */
function differing(question: string, claim: string): Difference[] {
  const [[asked] = [], [checked] = []] = [question, claim].map(
    (text) => /\b20\d\d\b/.exec(text) ?? [],
  );
  return asked && checked && asked !== checked ? [{ kind: 'date', asked, checked }] : [];
}

function decide(question: Question, factChecks: readonly FactCheck[]): Answer {
  const asked = new Set(wordsOf(question.text));
  const ranked = factChecks
    .map((factCheck) => found(factCheck, asked))
    .filter(({ confidence }) => confidence > 0)
    .toSorted((a, b) => b.confidence - a.confidence || newest(a.factCheck, b.factCheck));
  const [best, ...others] = ranked;
  if (!best || best.confidence < 0.5) return { kind: 'none', closest: ranked.slice(0, 3) };
  if (best.confidence < 0.9) return { kind: 'choices', choices: ranked.slice(0, 3) };
  const same = ({ factCheck }: Found) => factCheck.claim === best.factCheck.claim;
  const disagreeing = others.filter(
    (other) => same(other) && toneOf(other.factCheck.verdict) !== toneOf(best.factCheck.verdict),
  );
  const section = best.factCheck.sections.find(({ heading }) => cover(asked, heading) >= 0.5);
  return {
    kind: 'match',
    found: best,
    ...(section && { section }),
    turned: turns.test(question.text) && !turns.test(best.claim),
    differences: differing(question.text, best.claim),
    others: others.filter((other) => !disagreeing.includes(other)),
    disagreeing,
  };
}

/** A searchable library by shared words alone: the port kept honestly, in as few lines as will do for dialogues. */
export function wordIndex(): SearchIndex {
  const kept = new Map<string, FactCheck>();
  const listed = () => [...kept.values()].filter(({ status }) => status !== 'withdrawn');
  const fits =
    ({ topic, publisher }: Filter) =>
    (factCheck: FactCheck) =>
      (topic === undefined || factCheck.topics.includes(topic)) &&
      (publisher === undefined || factCheck.publisher.name === publisher);
  return {
    async put(factChecks) {
      for (const factCheck of factChecks) kept.set(factCheck.id, factCheck);
    },
    async drop(ids) {
      for (const id of ids) kept.delete(id);
    },
    get: async (id) => kept.get(id),
    find: async (question) => decide(question, [...kept.values()]),
    async list(filter) {
      const all = listed().filter(fits(filter)).toSorted(newest);
      const factChecks = all.slice(filter.offset, filter.offset + filter.limit);
      return { total: all.length, factChecks };
    },
    shelves: async () => ({
      topics: counted(listed().flatMap(({ topics }) => topics)),
      publishers: counted(listed().map(({ publisher }) => publisher.name)),
    }),
  };
}
