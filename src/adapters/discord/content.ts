import { z } from 'zod';
import { decodeAct } from '../../core/act.ts';
import { plainText } from './plain-text.ts';

const lines = z.string().nullish();
const embedSchema = z.object({
  title: lines,
  description: lines,
  url: lines,
  fields: z.array(z.object({ name: lines, value: lines })).nullish(),
});
/** A message's components as far as they say something or have a token. */
const nestedSchema = z.looseObject({
  custom_id: z.string().optional(),
  /** Of a text display alone; what other components call so is no text of the message. */
  content: z.unknown().optional(),
  get components() {
    return z.array(nestedSchema).optional();
  },
  get accessory() {
    return nestedSchema.optional();
  },
});
type Nested = z.infer<typeof nestedSchema>;

const saidSchema = z.object({
  content: z.string().default(''),
  embeds: z.array(embedSchema).default([]),
  /** Where a message is a card, its words are in them. Whatever is not understood says nothing. */
  components: z.array(nestedSchema).catch([]).default([]),
});

/** The parts of a message in which somebody can claim something. */
export const writtenSchema = saidSchema.extend({
  /** What it forwards, as it was when it was forwarded. */
  message_snapshots: z.array(z.object({ message: saidSchema })).nullish(),
});
type Said = z.infer<typeof saidSchema>;

export interface Person {
  id: string;
  name: string;
}

/** What the text displays of a card say, from top to bottom. */
function spokenIn({ content, components = [] }: Nested): string[] {
  return [...(typeof content === 'string' ? [content] : []), ...components.flatMap(spokenIn)];
}

function textsOf({ content, embeds, components }: Said): (string | null | undefined)[] {
  const embedded = embeds.flatMap(({ title, description, url, fields }) => [
    title,
    description,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    url,
  ]);
  return [content, ...components.flatMap(spokenIn), ...embedded];
}

/** All that a message says, a line each: its own words, what it forwards, and what its embeds show. */
export function writtenIn(
  message: z.infer<typeof writtenSchema>,
  people: readonly Person[],
  self: string,
): string {
  const forwarded = (message.message_snapshots ?? []).map((snapshot) => snapshot.message);
  const texts = [message, ...forwarded].flatMap(textsOf);
  const said = texts.map((text) => plainText(text ?? '', people, self)).filter(Boolean);
  return [...new Set(said)].join('\n');
}

const tokensOf = ({ custom_id, components = [], accessory }: Nested): string[] => [
  ...(custom_id === undefined ? [] : [custom_id]),
  ...[...components, ...(accessory ? [accessory] : [])].flatMap(tokensOf),
];

/** The fact-check that a button of a card belongs to; nothing for one that leads elsewhere, as in a list. */
function belongsTo(token: string): string[] {
  try {
    const act = decodeAct(token);
    if (act.kind === 'feedback' || (act.kind === 'show' && act.part !== 'card')) return [act.id];
  } catch {
    // A button of another release says nothing about its card.
  }
  return [];
}

/** The id of the fact-check that a card of the desk is about, by its buttons; undefined where it is about none. */
export function aboutIn({ components }: Pick<Said, 'components'>): string | undefined {
  return components.flatMap(tokensOf).flatMap(belongsTo)[0];
}
