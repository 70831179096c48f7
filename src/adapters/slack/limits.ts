import { z } from 'zod';

/** What one message may hold (docs.slack.dev/reference/block-kit/blocks; the total was measured). In UTF-16 units. */
export const limits = {
  text: 40_000,
  blocks: 50,
  blocksText: 13_200,
  section: 3000,
  header: 150,
  contextElements: 10,
  actionElements: 25,
  buttonText: 75,
  value: 2000,
  url: 3000,
  actionId: 255,
  blockId: 255,
} as const;

const entity = /&(?:amp|lt|gt);/g;
const link = /<https:\/\/[^\s|<>]+\|[^<>\n]+>/g;
const unescaped = 'holds an unescaped &, < or >';

const escaped = (text: string): boolean => !/[&<>]/.test(text.replace(entity, ''));
/** Our own marks only: links with a title, and ">" at the start of a quoted line. */
const ownMarks = (text: string): boolean =>
  escaped(text.replace(/^>/gm, '').replace(link, (found) => found.slice(1, -1)));

const filled = (most: number) => z.string().regex(/\S/, { error: 'is empty' }).max(most);
const plainText = (most: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: filled(most).refine(escaped, { error: unescaped }),
    emoji: z.boolean().optional(),
  });
/** `verbatim` is not Slack's demand but ours: without it Slack turns addresses and names into links. */
const mrkdwn = (most: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: filled(most).refine(ownMarks, { error: unescaped }),
    verbatim: z.literal(true),
  });
const anyText = (most: number) => z.discriminatedUnion('type', [plainText(most), mrkdwn(most)]);

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(limits.buttonText),
  action_id: filled(limits.actionId),
  value: filled(limits.value).optional(),
  url: z
    .url({ protocol: /^https$/ })
    .max(limits.url)
    .optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

const block_id = filled(limits.blockId).optional();
const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plainText(limits.header), block_id }),
  z.strictObject({
    type: z.literal('section'),
    text: anyText(limits.section),
    accessory: button.optional(),
    block_id,
  }),
  z.strictObject({
    type: z.literal('context'),
    elements: z.array(anyText(limits.section)).min(1).max(limits.contextElements),
    block_id,
  }),
  z.strictObject({
    type: z.literal('actions'),
    elements: z.array(button).min(1).max(limits.actionElements),
    block_id,
  }),
]);
type CheckedBlock = z.infer<typeof block>;

const buttonsOf = (one: CheckedBlock) => {
  if (one.type === 'actions') return one.elements;
  return one.type === 'section' && one.accessory ? [one.accessory] : [];
};

function textsOf(one: CheckedBlock): string[] {
  const own = 'text' in one ? [one.text.text] : [];
  const context = one.type === 'context' ? one.elements.map(({ text }) => text) : [];
  return [...own, ...context, ...buttonsOf(one).map(({ text }) => text.text)];
}

const total = (blocks: CheckedBlock[]): number =>
  blocks.flatMap(textsOf).reduce((sum, text) => sum + text.length, 0);

const distinct = (values: string[]): boolean => new Set(values).size === values.length;

const message = z.looseObject({
  text: filled(limits.text).refine(escaped, { error: unescaped }),
  blocks: z
    .array(block)
    .min(1)
    .max(limits.blocks)
    .refine((blocks) => total(blocks) <= limits.blocksText, { error: 'hold too much text' })
    .refine((blocks) => distinct(blocks.flatMap(buttonsOf).map(({ action_id }) => action_id)), {
      error: 'repeat an action_id',
    })
    .refine((blocks) => distinct(blocks.flatMap((one) => one.block_id ?? [])), {
      error: 'repeat a block_id',
    }),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
});

/**
 * Everything in a message that Slack would refuse or that our own rules forbid (unescaped marks, unfurling, links
 * other than https), one line each: where and what. Empty when it may be sent.
 */
export function messageProblems(payload: unknown): string[] {
  const checked = message.safeParse(payload);
  return checked.success
    ? []
    : checked.error.issues.map(({ path, message: what }) => `${path.join('.')}: ${what}`);
}
