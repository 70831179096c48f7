/** A text's meaning as a direction: a unit vector, or all zeros for a text of which no token is known. */
export type Vector = Float32Array;

/** Gives the vector of a text. */
export interface Embedder {
  readonly dimensions: number;
  embed(text: string): Vector;
}

/** The vector at unit length; zeros stay zeros. Changes the vector it is given. */
export function normalised(vector: Vector): Vector {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  if (length > 0) for (let d = 0; d < vector.length; d += 1) vector[d] = (vector[d] ?? 0) / length;
  return vector;
}

/** Vectors kept as bytes: a quarter of the memory, and a cosine true to about 0.002. */
export interface VectorRows {
  /** How many rows have been taken, freed ones among them. */
  readonly size: number;
  /** Keeps a vector and says in which row. */
  add(vector: Vector): number;
  /** Makes a row free for another vector; until then its cosine is 0. */
  free(row: number): void;
  /** A row's vector, as exactly as it is kept. */
  vector(row: number): Vector;
  /** The cosine of a unit vector to a row. */
  cosine(row: number, vector: Vector): number;
}

/** An int8 holds a component to one part in 127 of the largest of its row. */
const steps = 127;
const firstRoom = 256;

/** No rows yet, for vectors of so many dimensions. */
export function createVectorRows(dimensions: number): VectorRows {
  let bytes = new Int8Array(firstRoom * dimensions);
  let scales = new Float32Array(firstRoom);
  let size = 0;
  const freed: number[] = [];

  const grow = () => {
    const moreBytes = new Int8Array(bytes.length * 2);
    moreBytes.set(bytes);
    bytes = moreBytes;
    const moreScales = new Float32Array(scales.length * 2);
    moreScales.set(scales);
    scales = moreScales;
  };
  const nextRow = (): number => {
    const row = freed.pop();
    if (row !== undefined) return row;
    if (size >= scales.length) grow();
    size += 1;
    return size - 1;
  };
  return {
    get size() {
      return size;
    },
    add(vector) {
      const row = nextRow();
      let largest = 0;
      for (const value of vector) largest = Math.max(largest, Math.abs(value));
      const scale = largest / steps;
      scales[row] = scale;
      const start = row * dimensions;
      for (let d = 0; d < dimensions; d += 1) {
        bytes[start + d] = scale > 0 ? Math.round((vector[d] ?? 0) / scale) : 0;
      }
      return row;
    },
    free(row) {
      scales[row] = 0;
      freed.push(row);
    },
    vector(row) {
      const scale = scales[row] ?? 0;
      const start = row * dimensions;
      return Float32Array.from({ length: dimensions }, (_, d) => (bytes[start + d] ?? 0) * scale);
    },
    cosine(row, vector) {
      const start = row * dimensions;
      let sum = 0;
      for (let d = 0; d < dimensions; d += 1) sum += (bytes[start + d] ?? 0) * (vector[d] ?? 0);
      return sum * (scales[row] ?? 0);
    },
  };
}
