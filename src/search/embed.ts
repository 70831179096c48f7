import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';
import { type Embedder, normalised } from './vector.ts';

const manifestSchema = z.object({ tokens: z.number().int(), dimensions: z.number().int() });
const tokenizerSchema = z.record(z.string(), z.unknown());

/** Texts are read up to here, in UTF-16 units: the mean over a long text says ever less. */
const mostUnits = 2000;

/**
 * Vectors by a table: a text is the mean of its tokens' rows, at unit length (`models/static-256/manifest.json`).
 *
 * @param folder holds manifest.json, tokenizer.json, vectors.i8 and scales.f32
 */
export function openStaticEmbedder(
  folder: string = fileURLToPath(new URL('../../models/static-256', import.meta.url)),
): Embedder {
  const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { dimensions } = manifestSchema.parse(json('manifest.json'));
  const tokenizer = new Tokenizer(tokenizerSchema.parse(json('tokenizer.json')), {});
  const rows = new Int8Array(readFileSync(join(folder, 'vectors.i8')));
  const scales = new Float32Array(new Uint8Array(readFileSync(join(folder, 'scales.f32'))).buffer);
  return {
    dimensions,
    embed(text) {
      const vector = new Float32Array(dimensions);
      const { ids } = tokenizer.encode(text.slice(0, mostUnits).toWellFormed(), {
        add_special_tokens: false,
      });
      for (const id of ids) {
        const scale = scales[id] ?? 0;
        const start = id * dimensions;
        for (let d = 0; d < dimensions; d += 1) {
          vector[d] = (vector[d] ?? 0) + (rows[start + d] ?? 0) * scale;
        }
      }
      return normalised(vector);
    },
  };
}
