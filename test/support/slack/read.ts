import { z } from 'zod';
import type { Seen } from '../../contracts/adapter.ts';
import { type Read, readMrkdwn, readPlain } from './mrkdwn.ts';

const text = z.object({ type: z.string(), text: z.string(), verbatim: z.boolean().optional() });
const button = z.object({
  text,
  action_id: z.string(),
  value: z.string().optional(),
  url: z.string().optional(),
});
const block = z.object({
  type: z.string(),
  text: text.optional(),
  accessory: button.optional(),
  elements: z.array(z.union([button, text])).optional(),
});
const message = z.looseObject({ text: z.string(), blocks: z.array(block).default([]) });

export type Button = z.infer<typeof button>;

/** A message as its reader has it before them. */
export interface ReadMessage {
  text: string;
  links: string[];
  buttons: Button[];
  active: string[];
}

const readText = (one: z.infer<typeof text>): Read =>
  one.type === 'mrkdwn' ? readMrkdwn(one.text, one.verbatim === true) : readPlain(one.text);

const isButton = (one: z.infer<typeof text> | Button): one is Button => 'action_id' in one;

/** Reads a payload's blocks in order; its own text counts only where there are none. */
export function readMessage(payload: unknown): ReadMessage {
  const { text: own, blocks } = message.parse(payload);
  const buttons: Button[] = [];
  const reads: Read[] = [];
  for (const one of blocks) {
    if (one.text) reads.push(readText(one.text));
    for (const part of [one.accessory, ...(one.elements ?? [])]) {
      if (!part) continue;
      if (isButton(part)) buttons.push(part);
      else reads.push(readText(part));
    }
  }
  const top = readPlain(own);
  const labels = buttons.map((part) => readText(part.text));
  const shown = blocks.length > 0 ? reads : [top];
  return {
    text: shown.map((read) => read.text).join('\n'),
    links: [
      ...reads.flatMap((read) => read.links.map(({ url }) => url)),
      ...buttons.flatMap(({ url }) => url ?? []),
    ],
    buttons,
    active: [top, ...reads, ...labels].flatMap((read) => read.active),
  };
}

/** The same as the adapters' contract asks for it. */
export function seen(payload: unknown, audience: Seen['audience']): Seen {
  const read = readMessage(payload);
  const buttons = read.buttons.map((one) => readPlain(one.text.text).text);
  return { text: read.text, links: read.links, buttons, audience };
}
