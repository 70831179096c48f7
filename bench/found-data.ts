import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The optional data folder beside the checkout, where it is present: the corpus and one file of questions. */
export function foundData(queries: string): { corpus: string; queries: string } | undefined {
  const at = (name: string) =>
    fileURLToPath(new URL(`../../shared/data/claims/${name}`, import.meta.url));
  const [corpus, asked] = [at('corpus.jsonl.gz'), at(queries)];
  return existsSync(corpus) && existsSync(asked) ? { corpus, queries: asked } : undefined;
}
