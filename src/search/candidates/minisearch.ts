import MiniSearch from 'minisearch';
import type { Candidates, Entry } from './candidates.ts';

interface Row {
  id: string;
  claim: string;
  title: string;
  summary: string;
  phrasings: string;
}

/** Terms come stemmed and folded, so a space is all there is to split at. */
const split = (text: string): string[] => (text === '' ? [] : text.split(' '));

const rowOf = ({ id, claim, title, summary, phrasings }: Entry): Row => ({
  id,
  claim: claim.join(' '),
  title: title.join(' '),
  summary: summary.join(' '),
  phrasings: phrasings.join(' '),
});

/** Candidates by words, in MiniSearch: BM25+ over the fields, for libraries that people edit. */
export function minisearchCandidates(): Candidates {
  const index = new MiniSearch<Row>({
    fields: ['claim', 'title', 'summary', 'phrasings'],
    tokenize: split,
    processTerm: (term) => term,
    autoVacuum: { minDirtCount: 200, minDirtFactor: 0.1 },
    searchOptions: {
      boost: { claim: 3, title: 1.5, summary: 1, phrasings: 2.5 },
      bm25: { k: 0.9, b: 0.4, d: 0.5 },
      combineWith: 'OR',
    },
  });
  return {
    put(entries) {
      for (const entry of entries) {
        if (index.has(entry.id)) index.discard(entry.id);
        index.add(rowOf(entry));
      }
    },
    drop(ids) {
      for (const id of ids) if (index.has(id)) index.discard(id);
    },
    find({ terms }, n) {
      const found = index.search([...new Set(terms)].join(' '));
      return found.slice(0, n).map(({ id, score }) => ({ id: String(id), score }));
    },
  };
}
