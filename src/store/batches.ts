/** How many rows one statement writes: well below the databases' limits on parameters. */
const atOnce = 200;

/** The same in pieces that fit into one statement. */
export function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += atOnce) yield all.slice(start, start + atOnce);
}
