import { once } from 'node:events';
import { createServer, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { OperatorError } from '../../core/errors.ts';
import { refusals } from './labels.ts';

/** How long answers that were begun may take once the desk stops, in milliseconds. */
const drain = 10_000;

const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 64 * 1024,
};

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** What the operator can do about an address that cannot be listened on. */
function cannotListen(error: unknown, host: string, port: number): OperatorError {
  const lines: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken; stop the other program, or set PORT to another number.`,
    EACCES: `Port ${port} on ${host} may not be used by this account; set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}; set HOST to one of its own, such as 127.0.0.1.`,
    ENOTFOUND: `The host ${host} is not known here; set HOST to an address of this machine, such as 127.0.0.1.`,
  };
  const line =
    lines[String(codeOf(error))] ??
    `The page cannot be served on ${host}, port ${port} (${codeOf(error) ?? error}); set HOST and PORT to an address of this machine.`;
  return new OperatorError(line, { cause: error });
}

/** A request that is no HTTP, or whose headers are too long, never reaches the routes. */
function refuseUnparsed(error: Error, socket: Duplex): void {
  if (!socket.writable || codeOf(error) === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const long = codeOf(error) === 'HPE_HEADER_OVERFLOW';
  const { status, text } = long ? refusals.header : refusals.unreadable;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}

/** A server that is listening. */
export interface Listening {
  /** As a person on this machine opens it. */
  url: string;
  /** Takes nothing new and waits for what was begun, 10 seconds at most. */
  close(): Promise<void>;
}

const everywhere = new Set(['0.0.0.0', '::', '']);

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const name = everywhere.has(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), drain);
  await closed;
  clearTimeout(timer);
}

/**
 * Serves an app on an address.
 *
 * @param port 0 for any that is free
 * @throws OperatorError where the address cannot be listened on
 */
export async function listen(app: Hono, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    createServer,
    serverOptions: limits,
  });
  if (!('closeIdleConnections' in server)) throw new TypeError('the server is not an HTTP/1 one');
  server.on('clientError', refuseUnparsed);
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw cannotListen(error, host, port);
  }
  return { url: urlOf(server, host), close: () => close(server) };
}
