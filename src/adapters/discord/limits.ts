import { z } from 'zod';
import { componentLimits, componentSchema, inAll, textOf } from './component-limits.ts';

/**
 * Discord's limits of a message (discord.com/developers/docs/resources/message, .../components/reference). Lengths
 * are UTF-16 units, which is never more than what Discord counts.
 */
const limits = {
  /** Components of a message in all, nested ones too. */
  components: 40,
  /** Characters in all of a message's text displays together. */
  text: 4000,
  content: 2000,
  embeds: 10,
  /** Characters in all of a message's embeds together. */
  embedText: 6000,
  nonce: 25,
} as const;

/** Message flags (discord.com/developers/docs/resources/message#message-object-message-flags). */
export const flags = {
  suppressEmbeds: 4,
  ephemeral: 64,
  /** Set by Discord alone: the line that stands for an answer to come. */
  loading: 128,
  componentsV2: 32_768,
} as const;

const filled = (most: number) => z.string().regex(/\S/, { error: 'is empty' }).max(most);
const https = z.url({ protocol: /^https$/, error: 'is not an https address' });

const embed = z.strictObject({
  title: filled(256).optional(),
  description: filled(4096).optional(),
  url: https.optional(),
  color: z.int().min(0).max(0xffffff).optional(),
  timestamp: z.iso.datetime().optional(),
  fields: z
    .array(
      z.strictObject({ name: filled(256), value: filled(1024), inline: z.boolean().optional() }),
    )
    .max(25)
    .optional(),
  footer: z.strictObject({ text: filled(2048) }).optional(),
  author: z.strictObject({ name: filled(256), url: https.optional() }).optional(),
});

function embedLength(one: z.infer<typeof embed>): number {
  const fields = one.fields?.flatMap(({ name, value }) => [name, value]) ?? [];
  return [one.title, one.description, one.footer?.text, one.author?.name, ...fields].join('')
    .length;
}

/** Ours alone: nobody is ever mentioned, whatever the text says. */
const allowedMentions = z.strictObject({
  parse: z.tuple([]),
  replied_user: z.literal(false).optional(),
});

const fields = z.strictObject({
  content: z.string().max(limits.content).optional(),
  embeds: z.array(embed).max(limits.embeds).optional(),
  components: z.array(componentSchema).optional(),
  flags: z
    .int()
    .refine((set) => (set & ~(flags.suppressEmbeds | flags.ephemeral | flags.componentsV2)) === 0, {
      error: 'sets a flag that a message cannot have',
    })
    .optional(),
  allowed_mentions: allowedMentions,
  message_reference: z
    .strictObject({ message_id: z.string(), fail_if_not_exists: z.literal(false) })
    .optional(),
  nonce: filled(limits.nonce).optional(),
  enforce_nonce: z.literal(true).optional(),
});
type Fields = z.infer<typeof fields>;

const isV2 = (message: Fields): boolean => ((message.flags ?? 0) & flags.componentsV2) !== 0;

/** Each rule of the message as a whole: what is wrong, and when. */
const rules: [string, (message: Fields) => boolean][] = [
  [
    'content and embeds cannot stand beside components v2',
    (message) => isV2(message) && (message.content !== undefined || message.embeds !== undefined),
  ],
  [
    'the message is empty',
    ({ content, embeds, components }) => !content?.trim() && !embeds?.length && !components?.length,
  ],
  [
    'only action rows may stand outside components v2',
    (message) => !isV2(message) && (message.components ?? []).some(({ type }) => type !== 1),
  ],
  [
    `there are more than ${componentLimits.plainRows} rows outside components v2`,
    (message) => !isV2(message) && (message.components ?? []).length > componentLimits.plainRows,
  ],
  [
    `there are more than ${limits.components} components`,
    ({ components = [] }) => inAll(components).length > limits.components,
  ],
  [
    `the texts have more than ${limits.text} characters together`,
    ({ components = [] }) => textOf(components).length > limits.text,
  ],
  [
    `the embeds have more than ${limits.embedText} characters together`,
    ({ embeds = [] }) => embeds.reduce((sum, one) => sum + embedLength(one), 0) > limits.embedText,
  ],
  [
    'a custom_id is there twice',
    ({ components = [] }) => {
      const ids = inAll(components).flatMap((one) => ('custom_id' in one ? [one.custom_id] : []));
      return new Set(ids).size !== ids.length;
    },
  ],
  [
    'a component id is there twice',
    ({ components = [] }) => {
      const ids = inAll(components).flatMap(({ id }) => id ?? []);
      return new Set(ids).size !== ids.length;
    },
  ],
  [
    'enforce_nonce needs a nonce',
    (message) => message.enforce_nonce === true && message.nonce === undefined,
  ],
];

/**
 * Everything in a message that Discord would refuse or that our own rules forbid (mentions, links other than https),
 * one line each: where and what. Empty when it may be sent. Whole payloads, since the builders of discord.js and
 * published schemas look at single fields only.
 */
export function messageProblems(payload: unknown): string[] {
  const checked = fields.safeParse(payload);
  if (!checked.success) {
    return checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  }
  return rules.filter(([, broken]) => broken(checked.data)).map(([what]) => what);
}
