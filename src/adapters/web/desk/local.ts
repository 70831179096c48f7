import type { Context } from 'hono';

/** Names of this machine to itself. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

export const isLoopback = (host: string): boolean => loopback.test(host);

/** Headers by which a proxy tells that somebody else asked. */
const forwarding = /^(forwarded|via|x-forwarded.*|x-real-ip|x-client-ip|true-client-ip|cf-.*)$/i;

const hostnameOf = (host: string): string => URL.parse(`http://${host}`)?.hostname ?? '';

/**
 * Whether a request can only come from this machine: the page listens on it alone, no proxy handed the request on, and it
 * was asked for by this machine's own name, so that no other site's name leads here.
 *
 * @param host that the page listens on
 */
export function isFromHere(c: Context, host: string): boolean {
  const asked = c.req.header('host');
  const names = [new URL(c.req.url).hostname, ...(asked === undefined ? [] : [hostnameOf(asked)])];
  const handedOn = Object.keys(c.req.header()).some((name) => forwarding.test(name));
  return isLoopback(host) && names.every(isLoopback) && !handedOn;
}
