import { normalised, type Vector } from '../vector.ts';

/** A unit vector in bytes: a scale in four (little-endian), then a number in each. */
const scaleBytes = 4;
const largest = 127;

/** A vector small enough to keep: its cosines change by less than a thousandth. */
export function toBytes(vector: Vector): Uint8Array {
  const bytes = new Uint8Array(scaleBytes + vector.length);
  const scale = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / largest;
  new DataView(bytes.buffer).setFloat32(0, scale, true);
  const numbers = new Int8Array(bytes.buffer, scaleBytes);
  for (const [d, value] of vector.entries()) numbers[d] = scale > 0 ? Math.round(value / scale) : 0;
  return bytes;
}

/** The vector, at unit length; undefined where the bytes are none of so many dimensions. */
export function fromBytes(bytes: Uint8Array, dimensions: number): Vector | undefined {
  if (bytes.length !== scaleBytes + dimensions) return;
  const numbers = new Int8Array(bytes.buffer, bytes.byteOffset + scaleBytes, dimensions);
  const vector = normalised(Float32Array.from(numbers));
  return vector.some((value) => value !== 0) ? vector : undefined;
}
