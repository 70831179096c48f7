import { z } from 'zod';
import type { Seen } from '../../contracts/adapter.ts';
import { type Read, readDisplay } from './markdown.ts';

const button = z.object({
  type: z.literal(2),
  label: z.string(),
  custom_id: z.string().optional(),
  url: z.string().optional(),
});
const menu = z.object({
  type: z.union([z.literal(3), z.literal(6), z.literal(8)]),
  custom_id: z.string(),
});
const display = z.object({ type: z.literal(10), content: z.string() });
const inside = z.union([
  display,
  z.object({ type: z.literal(14) }),
  z.object({ type: z.literal(9), components: z.array(display), accessory: button }),
  z.object({ type: z.literal(1), components: z.array(z.union([button, menu])) }),
]);
const message = z.looseObject({
  components: z.tuple([z.object({ type: z.literal(17), components: z.array(inside) })]),
});

type Inside = z.infer<typeof inside>;
type Button = z.infer<typeof button>;

/** A card as its reader has it before them. */
export interface ReadMessage {
  text: string;
  links: string[];
  buttons: Button[];
  active: string[];
}

const textsOf = (one: Inside): string[] => {
  if (one.type === 10) return [one.content];
  return one.type === 9 ? one.components.map(({ content }) => content) : [];
};
const buttonsOf = (one: Inside): Button[] => {
  if (one.type === 1) return one.components.filter((inside) => inside.type === 2);
  return one.type === 9 ? [one.accessory] : [];
};

/** Reads a payload's components in order. Labels of buttons are plain text on Discord. */
export function readMessage(payload: unknown): ReadMessage {
  const [container] = message.parse(payload).components;
  const reads: Read[] = container.components
    .flatMap(textsOf)
    .map((text, i) => readDisplay(text, i === 0));
  const buttons = container.components.flatMap(buttonsOf);
  return {
    text: reads.map(({ text }) => text).join('\n'),
    links: [
      ...reads.flatMap(({ links }) => links.map(({ url }) => url)),
      ...buttons.flatMap(({ url }) => url ?? []),
    ],
    buttons,
    active: reads.flatMap(({ active }) => active),
  };
}

/** The same as the adapters' contract asks for it. */
export function seen(payload: unknown, audience: Seen['audience']): Seen {
  const { text, links, buttons } = readMessage(payload);
  return { text, links, buttons: buttons.map(({ label }) => label), audience };
}
