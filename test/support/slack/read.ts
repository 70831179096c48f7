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
const said = z.object({ text, value: z.string() });
const feedback = z.object({
  type: z.literal('feedback_buttons'),
  action_id: z.string(),
  positive_button: said,
  negative_button: said,
});
/** A menu or a field: nothing is pressed there. */
const field = z.object({
  type: z.enum(['static_select', 'external_select', 'conversations_select']),
});
const block = z.object({
  type: z.string(),
  text: text.optional(),
  label: text.optional(),
  accessory: z.union([button, field]).optional(),
  elements: z.array(z.union([feedback, button, text])).optional(),
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

type Part = z.infer<typeof field | typeof feedback | typeof text> | Button;

/** The buttons of an element: of feedback's the two. */
function buttonsOf(part: Part): Button[] {
  if ('positive_button' in part) {
    const { action_id, positive_button, negative_button } = part;
    return [positive_button, negative_button].map((one) => ({ action_id, ...one }));
  }
  return 'action_id' in part ? [part] : [];
}

/** Reads a payload's blocks in order; its own text counts only where there are none. */
export function readMessage(payload: unknown): ReadMessage {
  const { text: own, blocks } = message.parse(payload);
  const buttons: Button[] = [];
  const reads: Read[] = [];
  for (const one of blocks) {
    reads.push(...[one.text, one.label].flatMap((words) => (words ? [readText(words)] : [])));
    for (const part of [one.accessory, ...(one.elements ?? [])]) {
      if (!part) continue;
      buttons.push(...buttonsOf(part));
      if (!('action_id' in part) && 'text' in part) reads.push(readText(part));
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
