import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { OperatorError } from '../core/errors.ts';
import type { Version } from './model-files.ts';

/** How many bytes a file has; 0 where there is none. */
export const sizeOf = async (file: string): Promise<number> =>
  (await stat(file).catch(() => undefined))?.size ?? 0;

/** Whether a file is there and is one of what it may be. */
export async function isVerified(file: string, versions: readonly Version[]): Promise<boolean> {
  const size = await sizeOf(file);
  if (!versions.some(({ bytes }) => bytes === size)) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const sha256 = hash.digest('hex');
  return versions.some((version) => version.bytes === size && version.sha256 === sha256);
}

/** The name of a file while it is not yet whole and verified. */
export const unfinished = (file: string) => `${file}.part`;

/**
 * Gives a file its name once it is what it should be; removes it where it is not.
 *
 * @param source where it came from, for the sentence
 * @throws OperatorError where it is something else
 */
export async function finish(file: string, source: string, versions: readonly Version[]) {
  const part = unfinished(file);
  if (await isVerified(part, versions)) return rename(part, file);
  await rm(part, { force: true });
  throw new OperatorError(
    `What came from ${source} is not what it should be (its SHA-256 is another) and was not kept; run the command again, or name another place with --from.`,
  );
}
