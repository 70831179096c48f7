import { createHash, randomBytes } from 'node:crypto';

/** 36^10: enough that two never meet, short enough for a button's token. */
const length = 10;
const base36 = (bytes: Buffer): string =>
  BigInt(`0x${bytes.toString('hex')}`)
    .toString(36)
    .padStart(length, '0')
    .slice(-length);

/** An id for a publication or a feed. */
export const newId = (): string => base36(randomBytes(12));

/** The same id for the same parts on every replica, so that what each of them decides alone is decided once. */
export const idOf = (...parts: string[]): string =>
  base36(createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 12));
