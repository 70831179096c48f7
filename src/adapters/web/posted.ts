import type { Context } from 'hono';
import { decodePairs } from './form.ts';
import { longestQuestion } from './intake.ts';
import type { Refusal } from './labels.ts';

/** Why a form cannot be read. */
type Unread = Extract<Refusal, 'form' | 'long' | 'unreadable'>;

/** Room for the longest question in any script: a unit takes up to three bytes, and each of these three characters. */
const largestBody = 9 * longestQuestion + 1024;

/** The bytes of a body; undefined where there are more than `most`, of which no more are read than that. */
async function bytesOf(c: Context, most: number): Promise<Uint8Array | undefined> {
  if (Number(c.req.header('content-length')) > most) return;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength;
    if (size > most) return;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Strict UTF-8; undefined for anything else. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Broken UTF-8 is answered with a sentence, as in `decodePercent`.
    return;
  }
}

/**
 * The names and values of a posted form, or why it cannot be read.
 *
 * @param most bytes
 */
export async function postedForm(
  c: Context,
  most = largestBody,
): Promise<{ pairs: [name: string, value: string][] } | { refusal: Unread }> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return { refusal: 'form' };
  const bytes = await bytesOf(c, most);
  if (!bytes) return { refusal: 'long' };
  const text = textOf(bytes);
  const pairs = text === undefined ? undefined : decodePairs(text);
  return pairs ? { pairs } : { refusal: 'unreadable' };
}

/** One field of a posted form, or why it cannot be read. An absent field is an empty one. */
export async function posted(
  c: Context,
  name: string,
): Promise<{ value: string } | { refusal: Unread }> {
  const form = await postedForm(c);
  if ('refusal' in form) return form;
  return { value: form.pairs.find(([key]) => key === name)?.[1] ?? '' };
}
