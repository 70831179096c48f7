import MiniSearch from 'minisearch';
import type { Candidates, Entry } from './candidates.ts';

interface Row {
  id: number;
  claim: string;
  title: string;
  summary: string;
  phrasings: string;
}

/** Terms come stemmed and folded, so a space is all there is to split at. */
const split = (text: string): string[] => (text === '' ? [] : text.split(' '));

const rowOf = ({ doc, claim, title, summary, phrasings }: Entry): Row => ({
  id: doc,
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
        if (index.has(entry.doc)) index.discard(entry.doc);
        index.add(rowOf(entry));
      }
    },
    drop(docs) {
      for (const doc of docs) if (index.has(doc)) index.discard(doc);
    },
    find({ terms }, n) {
      const found = index.search([...new Set(terms)].join(' '));
      return found.slice(0, n).map(({ id, score }) => ({ doc: Number(id), score }));
    },
  };
}
