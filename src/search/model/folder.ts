import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Unfit } from './protocol.ts';

/** A model as it lies on the disk: an ONNX export of sentence-transformers. */
export interface ModelFolder {
  modelFile: string;
  tokenizer: Record<string, unknown>;
  /** How the vectors of the tokens become one. */
  pooling: 'mean' | 'first';
  /** Texts are cut to so many tokens. */
  mostTokens: number;
}

/** More would take longer than anybody who asks waits. */
const ceiling = 512;
const usualTokens = 256;

const count = z.number().int().positive();
const tokenizerSchema = z.looseObject({
  model: z.record(z.string(), z.unknown()),
  truncation: z.looseObject({ max_length: count }).nullish().catch(undefined),
});
const limitSchema = z.looseObject({
  max_seq_length: count.optional().catch(undefined),
  model_max_length: count.optional().catch(undefined),
});
const poolingSchema = z.looseObject({
  pooling_mode_cls_token: z.boolean().default(false),
  pooling_mode_mean_tokens: z.boolean().default(false),
});

function fileIn(folder: string, names: readonly string[]): string {
  const found = names.map((name) => join(folder, name)).find((file) => existsSync(file));
  if (found) return found;
  throw new Unfit(
    `The model folder ${folder} has no ${names.join(' and no ')}; fetch it with npm run model, or set MATCH_MODEL to a folder that has it.`,
  );
}

/** A JSON file of the folder; undefined where there is none. */
function json<T>(folder: string, name: string, schema: z.ZodType<T>): T | undefined {
  const file = join(folder, name);
  if (!existsSync(file)) return;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? 'it holds something else' : String(error);
    throw new Unfit(`${file} cannot be read (${why}); fetch it again with npm run model.`);
  }
}

function poolingOf(folder: string): ModelFolder['pooling'] {
  const said = json(folder, '1_Pooling/config.json', poolingSchema);
  if (!said || said.pooling_mode_mean_tokens) return 'mean';
  if (said.pooling_mode_cls_token) return 'first';
  throw new Unfit(
    `The model in ${folder} makes a sentence of its tokens in a way that the desk does not know (1_Pooling/config.json); choose one that takes their mean or the first.`,
  );
}

/**
 * Looks at a model's folder: model.onnx (or onnx/model.onnx) and tokenizer.json, and where they are there
 * 1_Pooling/config.json, sentence_bert_config.json and tokenizer_config.json.
 *
 * @throws Unfit where something is missing or cannot be read
 */
export function readFolder(folder: string): ModelFolder {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Unfit(
      `The model folder ${folder} is missing; fetch a model with npm run model, or correct MATCH_MODEL.`,
    );
  }
  const modelFile = fileIn(folder, ['model.onnx', 'onnx/model.onnx']);
  fileIn(folder, ['tokenizer.json']);
  const tokenizer = json(folder, 'tokenizer.json', tokenizerSchema) ?? { model: {} };
  const limit =
    json(folder, 'sentence_bert_config.json', limitSchema)?.max_seq_length ??
    tokenizer.truncation?.max_length ??
    json(folder, 'tokenizer_config.json', limitSchema)?.model_max_length ??
    usualTokens;
  return {
    modelFile,
    tokenizer,
    pooling: poolingOf(folder),
    mostTokens: Math.min(limit, ceiling),
  };
}

/** Names a model by everything that its vectors depend on. */
export async function contentId(model: ModelFolder): Promise<string> {
  const hash = createHash('sha256');
  const { modelFile, tokenizer, pooling, mostTokens } = model;
  await pipeline(createReadStream(modelFile), hash, { end: false });
  hash.update(JSON.stringify([tokenizer, pooling, mostTokens]));
  return hash.digest('hex').slice(0, 32);
}
