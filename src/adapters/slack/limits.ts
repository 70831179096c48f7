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
  viewBlocks: 100,
  viewTitle: 24,
  viewBytes: 250_000,
  metadata: 3000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
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

const saying = z.strictObject({
  text: plainText(limits.buttonText),
  accessibility_label: filled(limits.buttonText).optional(),
  value: filled(limits.value),
});
const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: filled(limits.actionId),
  positive_button: saying,
  negative_button: saying,
});

const option = z.strictObject({
  text: plainText(limits.optionText),
  value: filled(limits.optionValue),
});
const picks = {
  action_id: filled(limits.actionId),
  placeholder: plainText(limits.placeholder).optional(),
};
const select = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('static_select'),
    ...picks,
    options: z.array(option).min(1).max(limits.options),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('external_select'),
    ...picks,
    min_query_length: z.int().min(0),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...picks,
    initial_conversation: filled(limits.value).optional(),
    filter: z.strictObject({
      include: z.array(z.enum(['public', 'private'])),
      exclude_bot_users: z.boolean(),
    }),
  }),
]);

const block_id = filled(limits.blockId).optional();
const header = z.strictObject({
  type: z.literal('header'),
  text: plainText(limits.header),
  block_id,
});
const context = z.strictObject({
  type: z.literal('context'),
  elements: z.array(anyText(limits.section)).min(1).max(limits.contextElements),
  block_id,
});
const actions = z.strictObject({
  type: z.literal('actions'),
  elements: z.array(button).min(1).max(limits.actionElements),
  block_id,
});
const section = <T extends z.ZodType>(accessory: T) =>
  z.strictObject({
    type: z.literal('section'),
    text: anyText(limits.section),
    accessory: accessory.optional(),
    block_id,
  });

const block = z.discriminatedUnion('type', [
  header,
  section(button),
  context,
  actions,
  z.strictObject({
    type: z.literal('context_actions'),
    elements: z.array(feedbackButtons).min(1).max(5),
    block_id,
  }),
]);
const viewBlock = z.discriminatedUnion('type', [
  header,
  section(z.union([button, select])),
  context,
  actions,
  z.strictObject({
    type: z.literal('input'),
    label: plainText(limits.value),
    element: z.strictObject({
      type: z.literal('plain_text_input'),
      action_id: filled(limits.actionId),
      placeholder: plainText(limits.placeholder).optional(),
      initial_value: filled(limits.section).optional(),
      max_length: z.int().min(1).max(limits.section).optional(),
      dispatch_action_config: z
        .strictObject({ trigger_actions_on: z.tuple([z.literal('on_enter_pressed')]) })
        .optional(),
    }),
    hint: plainText(limits.value).optional(),
    dispatch_action: z.boolean().optional(),
    optional: z.boolean().optional(),
    block_id,
  }),
  z.strictObject({ type: z.literal('divider'), block_id }),
]);
type CheckedBlock = z.infer<typeof block> | z.infer<typeof viewBlock>;

function idsOf(one: CheckedBlock): string[] {
  if (one.type === 'actions' || one.type === 'context_actions') {
    return one.elements.map(({ action_id }) => action_id);
  }
  if (one.type === 'input') return [one.element.action_id];
  return one.type === 'section' && one.accessory ? [one.accessory.action_id] : [];
}

function buttonTexts(one: CheckedBlock): string[] {
  if (one.type === 'actions') return one.elements.map(({ text }) => text.text);
  return one.type === 'section' && one.accessory && 'text' in one.accessory
    ? [one.accessory.text.text]
    : [];
}

function textsOf(one: CheckedBlock): string[] {
  const own = one.type === 'header' || one.type === 'section' ? [one.text.text] : [];
  const context = one.type === 'context' ? one.elements.map(({ text }) => text) : [];
  return [...own, ...context, ...buttonTexts(one)];
}

const total = (blocks: CheckedBlock[]): number =>
  blocks.flatMap(textsOf).reduce((sum, text) => sum + text.length, 0);

const distinct = (values: string[]): boolean => new Set(values).size === values.length;

/** A list of blocks in which nothing stands twice that Slack tells elements by. */
const blocksOf = <T extends typeof block | typeof viewBlock>(one: T, most: number) =>
  z
    .array(one)
    .min(1)
    .max(most)
    .refine((blocks) => distinct(blocks.flatMap(idsOf)), { error: 'repeat an action_id' })
    .refine((blocks) => distinct(blocks.flatMap((each) => each.block_id ?? [])), {
      error: 'repeat a block_id',
    });

const message = z.looseObject({
  text: filled(limits.text).refine(escaped, { error: unescaped }),
  blocks: blocksOf(block, limits.blocks).refine((blocks) => total(blocks) <= limits.blocksText, {
    error: 'hold too much text',
  }),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
});

const title = plainText(limits.viewTitle);
const private_metadata = z.string().max(limits.metadata).optional();
const view = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('modal'),
      callback_id: filled(limits.actionId),
      title,
      close: title.optional(),
      submit: title.optional(),
      private_metadata,
      blocks: blocksOf(viewBlock, limits.viewBlocks),
    }),
    z.strictObject({
      type: z.literal('home'),
      private_metadata,
      blocks: blocksOf(viewBlock, limits.viewBlocks),
    }),
  ])
  .refine((one) => Buffer.byteLength(JSON.stringify(one)) <= limits.viewBytes, {
    error: 'is larger than a view may be',
  });

function problemsOf(schema: z.ZodType, payload: unknown): string[] {
  const checked = schema.safeParse(payload);
  return checked.success
    ? []
    : checked.error.issues.map(({ path, message: what }) => `${path.join('.')}: ${what}`);
}

/**
 * Everything in a message that Slack would refuse or that our own rules forbid (unescaped marks, unfurling, links
 * other than https), one line each: where and what. Empty when it may be sent.
 */
export const messageProblems = (payload: unknown): string[] => problemsOf(message, payload);

/** The same for a modal or the desk's home. */
export const viewProblems = (payload: unknown): string[] => problemsOf(view, payload);

/** The same for the options of a list that is filled as somebody types. */
export const optionsProblems = (payload: unknown): string[] =>
  problemsOf(z.strictObject({ options: z.array(option).max(limits.options) }), payload);
