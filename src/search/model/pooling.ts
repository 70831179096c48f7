import { normalised, type Vector } from '../vector.ts';
import type { Tensor } from './runtime.ts';

/** The mean of the vectors of a text's tokens, laid out one after the other. */
function mean(data: Float32Array, tokens: number): Vector {
  const dimensions = data.length / tokens;
  const sum = new Float32Array(dimensions);
  for (let token = 0; token < tokens; token += 1) {
    const start = token * dimensions;
    for (let d = 0; d < dimensions; d += 1) sum[d] = (sum[d] ?? 0) + (data[start + d] ?? 0);
  }
  for (let d = 0; d < dimensions; d += 1) sum[d] = (sum[d] ?? 0) / tokens;
  return sum;
}

/**
 * One unit vector for a text, from what a model gave for it.
 *
 * @param output of shape [1, dimensions], or [1, tokens, dimensions] before pooling
 * @param tokens how many tokens the text had
 * @throws Error with why the output is no use
 */
export function pooled({ data, dims }: Tensor, pooling: 'mean' | 'first', tokens: number): Vector {
  if (!(data instanceof Float32Array)) throw new Error('it gives no 32-bit numbers');
  const dimensions = dims.at(-1) ?? 0;
  const rows = dims.length === 3 ? tokens : 1;
  const fits = dims.length === 2 || (dims.length === 3 && dims[1] === tokens);
  if (!fits || dims[0] !== 1 || dimensions === 0 || data.length !== rows * dimensions) {
    throw new Error(`it gives numbers in the shape ${dims.join(' x ')}`);
  }
  const vector = rows > 1 && pooling === 'mean' ? mean(data, rows) : data.slice(0, dimensions);
  if (!vector.every(Number.isFinite)) throw new Error('it gives something that is no number');
  if (vector.every((value) => value === 0)) throw new Error('it gives nothing but zeros');
  return normalised(vector);
}
