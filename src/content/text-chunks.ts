import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Gzip is told by its first two bytes, whatever the name says. */
async function unpacked(stream: Readable): Promise<AsyncIterable<Uint8Array>> {
  const chunks: AsyncIterator<Uint8Array | string> = stream[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, Buffer.from(next.value)]);
  }
  async function* all() {
    try {
      yield head;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
        yield Buffer.from(next.value);
      }
    } finally {
      await chunks.return?.();
    }
  }
  if (!isGzip(head)) return all();
  // A failure of either is told to whoever reads the unpacked text.
  return pipeline(Readable.from(all()), createGunzip(), () => {});
}

/**
 * The text of a stream of UTF-8, unpacked where it is gzip, without a byte order mark; broken bytes become U+FFFD.
 *
 * @param failed is told why where the stream breaks off; what came before it was given
 */
export async function* textChunks(
  stream: Readable,
  failed: (error: unknown) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  try {
    for await (const bytes of await unpacked(stream)) {
      const text = decoder.decode(bytes, { stream: true });
      if (text) yield text;
    }
  } catch (error) {
    failed(error);
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}
