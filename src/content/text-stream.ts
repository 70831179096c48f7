import { pipeline, Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';

/** A text as it comes in. `failure` says why it broke off, where it did; what came before was given. */
export interface Text {
  chunks: AsyncIterator<string>;
  failure(): string | undefined;
}

/** A page says within so many bytes how it is encoded. */
const headLength = 1024;

/** Gathers what is needed to tell what a stream holds; all of it is given again by `all`. */
async function peeked(stream: AsyncIterable<Uint8Array | string>) {
  const chunks = stream[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let failed: { error: unknown } | undefined;
  try {
    while (head.length < headLength) {
      const next = await chunks.next();
      if (next.done) break;
      head = Buffer.concat([head, Buffer.from(next.value)]);
    }
  } catch (error) {
    // What came before it is given first.
    failed = { error };
  }
  async function* all() {
    try {
      yield head;
      if (failed) throw failed.error;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
        yield Buffer.from(next.value);
      }
    } finally {
      await chunks.return?.();
    }
  }
  return { head, all };
}

/** Gzip is told by its first two bytes, whatever the name says. */
async function unpacked(stream: Readable): Promise<AsyncIterable<Uint8Array>> {
  const { head, all } = await peeked(stream);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return all();
  // A failure of either is told to whoever reads the unpacked text.
  return pipeline(Readable.from(all()), createGunzip(), () => {});
}

/** How a text is encoded: by its first bytes, by what the server says, or by what a page says of itself. */
function decoderFor(head: Uint8Array, charset: string | undefined): TextDecoder {
  const start = Buffer.from(head.subarray(0, headLength)).toString('latin1');
  const marked = start.startsWith('\xff\xfe') ? 'utf-16le' : undefined;
  const [, named] = /^\s*<[\s\S]*?<meta[^>]+charset=["']?\s*([\w-]+)/i.exec(start) ?? [];
  try {
    return new TextDecoder(marked ?? charset ?? named ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}

/**
 * The text of a stream: unpacked where it is gzip, without a byte order mark; UTF-8 unless it says otherwise. Broken
 * bytes become U+FFFD.
 *
 * @param charset as the server says
 */
export function openText(stream: Readable, charset?: string): Text {
  let failure: string | undefined;
  async function* chunks(): AsyncGenerator<string> {
    let decoder = new TextDecoder();
    try {
      const { head, all } = await peeked(await unpacked(stream));
      decoder = decoderFor(head, charset);
      for await (const bytes of all()) {
        const text = decoder.decode(bytes, { stream: true });
        if (text) yield text;
      }
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    const rest = decoder.decode();
    if (rest) yield rest;
  }
  return { chunks: chunks(), failure: () => failure };
}
