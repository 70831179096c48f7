import { Readable } from 'node:stream';
import type { Opened } from './read-any.ts';

const patience = 30_000;
const mostRedirects = 5;
/** In bytes. The largest public feeds of ClaimReview are a third of it. */
const largest = 1024 * 1024 * 1024;

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Why an address gave nothing, in words that complete "example.org ...". */
export class FetchError extends Error {}

function allowed(address: string, base?: string): URL {
  const url = URL.parse(address, base);
  const isPlain = url?.protocol === 'http:' && loopback.test(url.hostname);
  if (url && (url.protocol === 'https:' || isPlain)) return url;
  throw new FetchError('is not an address that starts with https://');
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && /^(?:Timeout|Abort)Error$/.test(error.name)) {
    return `did not answer within ${patience / 1000} seconds`;
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const causes: Readonly<Record<string, string>> = {
    ENOTFOUND: 'is not known: no such host',
    EAI_AGAIN: 'cannot be looked up; is there a network?',
    ECONNREFUSED: 'refused the connection',
    ECONNRESET: 'broke the connection off',
  };
  return causes[code] ?? `cannot be reached${code ? ` (${code})` : ''}`;
}

/** Follows redirects by hand, so that none of them leads away from https. */
async function follow(address: string, signal: AbortSignal): Promise<Response> {
  let url = allowed(address);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      signal,
      headers: {
        'user-agent': 'factdesk import',
        accept: 'text/html, application/json, */*;q=0.5',
      },
    });
    const next = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || next === null) return response;
    await response.body?.cancel();
    url = allowed(next, url.href);
  }
  throw new FetchError(`leads on more than ${mostRedirects} times`);
}

/** Ends a body that is longer than what was agreed, or that stops coming. */
async function* limited(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of Readable.fromWeb(body, {
    signal: AbortSignal.timeout(20 * patience),
  })) {
    size += chunk.length;
    if (size > largest) throw new Error(`it is larger than ${largest / 1024 ** 2} MB`);
    yield chunk;
  }
}

/**
 * Opens what is published at an address. https only; plain http is taken for this machine, where tests and trials are.
 *
 * @throws FetchError with the reason where there is nothing to be had
 */
export async function fetchPublished(address: string): Promise<Opened> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), patience);
  try {
    const response = await follow(address, late.signal);
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      throw new FetchError(`answered ${response.status}`);
    }
    const [type = '', ...parameters] = (response.headers.get('content-type') ?? '').split(';');
    const [, charset] = /charset="?([\w-]+)/i.exec(parameters.join(';')) ?? [];
    const name = URL.parse(response.url || address)?.pathname ?? '';
    return {
      stream: Readable.from(limited(response.body)),
      name,
      type: type.trim().toLowerCase(),
      ...(charset !== undefined && { charset }),
      address: response.url || address,
    };
  } catch (error) {
    throw error instanceof FetchError ? error : new FetchError(reasonOf(error));
  } finally {
    clearTimeout(timer);
  }
}
