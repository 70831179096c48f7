import { parts } from '../core/parts.ts';

/** How many rows one statement writes: well below the databases' limits on parameters. */
const atOnce = 200;

/** The same in pieces that fit into one statement. */
export const batches = <T>(all: readonly T[]): Generator<T[]> => parts(all, atOnce);
