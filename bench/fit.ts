import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { OperatorError } from '../src/core/errors.ts';
import { readCorpus, readQueries } from './data.ts';
import { fitWeights } from './fitting.ts';
import { foundData } from './found-data.ts';
import { readMeanings } from './meanings.ts';

const usage =
  'npm run fit -- --corpus FILE --queries FILE [--queries FILE ...] [--model FOLDER] [--out FILE]';

function options() {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      queries: { type: 'string', multiple: true },
      model: { type: 'string' },
      out: { type: 'string', default: 'src/search/weights.json' },
    },
  });
  const found = foundData('train.jsonl');
  const corpus = values.corpus ?? found?.corpus;
  const files = values.queries ?? (found ? [found.queries, 'test/relevance/chat-fit.jsonl'] : []);
  if (corpus === undefined || files.length === 0) {
    throw new OperatorError(`there is nothing to fit to; give it: ${usage}`, { exitCode: 2 });
  }
  return { corpus, files, model: values.model, out: values.out };
}

const savedSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

/** Fits the weights for a desk without a sentence model, or with `--model` those for one with it; the others stay. */
async function main(): Promise<void> {
  const { corpus, files, model, out } = options();
  const say = (line: string) => console.error(line);
  const library = readCorpus(corpus);
  const questions = files.map((file) => readQueries(file));
  const texts = questions.flat().map(({ query }) => query);
  const meanings = model ? await readMeanings(model, library, texts, say) : undefined;
  const { weights, figures } = fitWeights(library, questions, say, meanings);
  const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  const name = (file: string) => file.split('/').at(-1) ?? file;
  const made = {
    command: model ? 'npm run fit -- --model FOLDER' : 'npm run fit',
    data: Object.fromEntries([corpus, ...files].map((file) => [name(file), sha256(file)])),
    figures,
  };
  const kind = model ? 'model' : 'plain';
  const before = existsSync(out) ? savedSchema.parse(JSON.parse(readFileSync(out, 'utf8'))) : {};
  const all = { ...before, made: { ...before.made, [kind]: made }, [kind]: weights };
  writeFileSync(out, `${JSON.stringify(all, null, 2)}\n`);
  console.log(JSON.stringify(figures, null, 2));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof OperatorError ? error.exitCode : 2;
}
