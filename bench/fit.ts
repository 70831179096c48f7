import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { OperatorError } from '../src/core/errors.ts';
import { readCorpus, readQueries } from './data.ts';
import { fitWeights } from './fitting.ts';
import { foundData } from './found-data.ts';

const usage = 'npm run fit -- --corpus FILE --queries FILE [--queries FILE ...] [--out FILE]';

function main(): void {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      queries: { type: 'string', multiple: true },
      out: { type: 'string', default: 'src/search/weights.json' },
    },
  });
  const found = foundData('train.jsonl');
  const corpus = values.corpus ?? found?.corpus;
  const files = values.queries ?? (found ? [found.queries, 'test/relevance/chat-fit.jsonl'] : []);
  if (corpus === undefined || files.length === 0) {
    throw new OperatorError(`there is nothing to fit to; give it: ${usage}`, { exitCode: 2 });
  }
  const { weights, figures } = fitWeights(
    readCorpus(corpus),
    files.map((file) => readQueries(file)),
    (line) => console.error(line),
  );
  const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  const name = (file: string) => file.split('/').at(-1) ?? file;
  const made = {
    command: 'npm run fit',
    data: Object.fromEntries([corpus, ...files].map((file) => [name(file), sha256(file)])),
    figures,
  };
  writeFileSync(values.out, `${JSON.stringify({ made, ...weights }, null, 2)}\n`);
  console.log(JSON.stringify(figures, null, 2));
}

try {
  main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof OperatorError ? error.exitCode : 2;
}
