/** A text's meaning as a direction: a unit vector, or all zeros for a text of which no token is known. */
export type Vector = Float32Array;

/** The vector at unit length; zeros stay zeros. Changes the vector it is given. */
export function normalised(vector: Vector): Vector {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  if (length > 0) for (let d = 0; d < vector.length; d += 1) vector[d] = (vector[d] ?? 0) / length;
  return vector;
}
