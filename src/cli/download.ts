import { open, rm } from 'node:fs/promises';
import { OperatorError } from '../core/errors.ts';
import { inMegabytes, type Version } from './model-files.ts';
import { finish, isVerified, sizeOf, unfinished } from './verified.ts';

/** How a download goes. */
export interface DownloadOptions {
  /** What the file may be; anything else is refused. */
  versions: readonly Version[];
  /** Told how many bytes are there, of how many. */
  onProgress?: (bytes: number, total: number) => void;
  /** So many milliseconds without a byte are the end of a try. */
  patience?: number;
}

/** Tries that bring not a byte, in a row, before it is given up. */
const mostVainTries = 3;

/** What trying again does not help against. */
class Refused extends OperatorError {}
/** What is there so far is no beginning of the file. */
class WrongPart extends Error {}

const again = 'run the command again, or name another place with --from';

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}

/** How long the whole file is, by what the server says; undefined where it does not say. */
function totalOf({ headers, status }: Response): number | undefined {
  const length =
    status === 206 ? headers.get('content-range')?.split('/')[1] : headers.get('content-length');
  return length && /^\d+$/.test(length) ? Number(length) : undefined;
}

/** Whether the answer goes on where the file ends; false where it begins anew. */
function goesOn(response: Response, have: number): boolean {
  if (response.status !== 206) return false;
  return response.headers.get('content-range')?.startsWith(`bytes ${have}-`) ?? false;
}

function check(address: string, response: Response, versions: readonly Version[]): void {
  if (!response.ok) {
    throw new Refused(`${address} answered ${response.status}; name another place with --from.`);
  }
  const total = totalOf(response);
  if (total === undefined || versions.some(({ bytes }) => bytes === total)) return;
  const sizes = versions.map(({ bytes }) => bytes).join(' or ');
  throw new Refused(
    `${address} is ${total} bytes long and should be ${sizes}; name another place with --from.`,
  );
}

/** Asks for what comes after so many bytes; says with how many the answer begins. */
async function request(address: string, have: number, signal: AbortSignal) {
  const headers = { 'accept-encoding': 'identity', ...(have > 0 && { range: `bytes=${have}-` }) };
  const response = await fetch(address, { headers, signal });
  if (goesOn(response, have)) return { response, from: have };
  if (response.status === 416 || response.status === 206) {
    await response.body?.cancel();
    throw new WrongPart('it has no such part');
  }
  return { response, from: 0 };
}

/** Writes what comes behind what is there; a byte that was reported is in the file. */
async function append(
  body: AsyncIterable<Uint8Array>,
  part: string,
  from: number,
  onBytes: (have: number) => void,
) {
  const file = await open(part, from > 0 ? 'a' : 'w');
  try {
    let have = from;
    for await (const chunk of body) {
      await file.writeFile(chunk);
      have += chunk.length;
      onBytes(have);
    }
  } finally {
    await file.close();
  }
}

/** Brings what is missing of the file; returns when the server says that this was all. */
async function fetchRest(address: string, part: string, options: DownloadOptions): Promise<void> {
  const { versions, onProgress, patience = 30_000 } = options;
  const longest = Math.max(...versions.map(({ bytes }) => bytes));
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error('nothing came any more')), patience);
  try {
    const { response, from } = await request(address, await sizeOf(part), late.signal);
    check(address, response, versions);
    if (!response.body) throw new Error('nothing came');
    await append(response.body, part, from, (have) => {
      timer.refresh();
      if (have > longest) throw new WrongPart('it sends more than it should');
      onProgress?.(have, totalOf(response) ?? longest);
    });
  } finally {
    clearTimeout(timer);
    late.abort();
  }
}

/** One try: undefined where it brought everything, else why it did not. */
async function attempt(address: string, part: string, options: DownloadOptions) {
  try {
    await fetchRest(address, part, options);
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (error instanceof WrongPart) await rm(part, { force: true });
    return reasonOf(error);
  }
}

/**
 * Downloads a file and verifies it. One that was cut off, now or at an earlier call, goes on where it stopped. Until it
 * is whole and verified it has another name.
 *
 * @throws OperatorError with what to do where it cannot be had, or is not what it should be
 */
export async function download(address: string, file: string, options: DownloadOptions) {
  const part = unfinished(file);
  const { versions } = options;
  let reason: string | undefined;
  for (let vain = 0; vain < mostVainTries && !(await isVerified(part, versions)); ) {
    const before = await sizeOf(part);
    reason = await attempt(address, part, options);
    if (reason === undefined) break;
    vain = (await sizeOf(part)) > before ? 0 : vain + 1;
  }
  if (reason === undefined || (await isVerified(part, versions))) {
    return finish(file, address, versions);
  }
  const have = await sizeOf(part);
  throw new OperatorError(
    have > 0
      ? `${address} was cut off after ${inMegabytes(have)} (${reason}); run the command again, and it goes on from there.`
      : `${address} cannot be had (${reason}); look at the network, ${again}.`,
  );
}
