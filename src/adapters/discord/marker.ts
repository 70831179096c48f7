import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PlainMessage } from './plain.ts';
import type { Message } from './render.ts';

/** Within a few minutes Discord takes a message with the same nonce once. 25 characters at most. */
export interface Once {
  nonce: string;
  enforce_nonce: true;
}

const digest = (key: string): Buffer => createHash('sha256').update(key).digest();

export function onceOf(key: string): Once {
  return { nonce: digest(key).toString('base64url').slice(0, 25), enforce_nonce: true };
}

/**
 * A component's id is a positive 32-bit number that Discord keeps and gives back
 * (docs.discord.com/developers/components/reference, "Anatomy of a Component"). Those that Discord counts out by itself
 * begin at 1 and are 40 at most.
 */
const lowest = 1000;
const highest = 2 ** 31 - 2;

/** Two ids that a parcel's message carries, so that it can be told from every other of the desk's. */
function idsOf(key: string): [number, number] {
  const bytes = digest(key);
  const idAt = (offset: number) => lowest + (bytes.readUInt32BE(offset) % (highest - lowest));
  const first = idAt(0);
  const second = idAt(4);
  return [first, second === first ? second + 1 : second];
}

/** Without a title an embed's address shows nowhere. */
const addressOf = (key: string): string =>
  `https://discord.com/#${digest(key).toString('base64url')}`;

type Inside<T extends { components: readonly object[] }> = T['components'][number];

function withIds<T extends { components: readonly object[] }>(
  outer: T,
  [id, second]: [number, number],
) {
  const [first, ...rest] = outer.components;
  const components: Inside<T>[] = first ? [{ ...first, id: second }, ...rest] : [];
  return { ...outer, id, components };
}

/** A message that carries its parcel's mark, for `isMarked`; nobody sees it. */
export function marked<M extends Message | PlainMessage>(message: M, key: string) {
  const ids = idsOf(key);
  const components = message.components.map((one, i) => (i === 0 ? withIds(one, ids) : one));
  if (!('embeds' in message)) return { ...message, components };
  const embeds = message.embeds.map((one) => ({ ...one, url: addressOf(key) }));
  return { ...message, components, embeds };
}

/** A message of the API, as far as its mark goes. */
const componentSchema = z.looseObject({
  id: z.int().optional(),
  get components() {
    return z.array(componentSchema).optional();
  },
});
type Component = z.infer<typeof componentSchema>;

export const keptSchema = z.object({
  id: z.string(),
  author: z.object({ id: z.string() }),
  components: z.array(componentSchema).default([]),
  embeds: z.array(z.object({ url: z.string().optional() })).default([]),
});
export type KeptMessage = z.infer<typeof keptSchema>;

const idsIn = ({ id, components = [] }: Component): number[] => [
  ...(id === undefined ? [] : [id]),
  ...components.flatMap(idsIn),
];

/** Whether this is the message of that parcel. */
export function isMarked({ components, embeds }: KeptMessage, key: string): boolean {
  const there = new Set(components.flatMap(idsIn));
  return (
    idsOf(key).every((id) => there.has(id)) || embeds.some(({ url }) => url === addressOf(key))
  );
}
