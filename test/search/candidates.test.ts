import { minisearchCandidates } from '../../src/search/candidates/minisearch.ts';
import { packedCandidates } from '../../src/search/candidates/packed.ts';
import { vectorCandidates } from '../../src/search/candidates/vectors.ts';
import { wordCandidates } from '../../src/search/candidates/words.ts';
import { createLexicon } from '../../src/search/lexicon.ts';
import { candidatesContract, keepableBench, testDimensions } from '../contracts/candidates.ts';

candidatesContract('MiniSearch', () => keepableBench(minisearchCandidates));

candidatesContract('packed', () => {
  const lexicon = createLexicon();
  return keepableBench((from) => packedCandidates(lexicon, from && { from }));
});

candidatesContract('packed, with changes beside and a worker that packs', () => {
  const lexicon = createLexicon();
  const options = { mostChanges: 5, fewDocuments: 0 };
  const bench = keepableBench((from) =>
    packedCandidates(lexicon, { ...options, ...(from && { from }) }),
  );
  const { candidates } = bench;
  return {
    ...bench,
    async settle() {
      await candidates.idle();
      candidates.snapshot();
    },
  };
});

candidatesContract('vectors', () =>
  keepableBench((from) => vectorCandidates(testDimensions, from)),
);

candidatesContract('words', () => {
  const lexicon = createLexicon();
  return keepableBench((from) => wordCandidates(lexicon, from && { from }));
});

candidatesContract('words, in a library that has outgrown MiniSearch', () => {
  const lexicon = createLexicon();
  return keepableBench((from) => wordCandidates(lexicon, { mostLive: 0, ...(from && { from }) }));
});
