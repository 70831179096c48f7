import { z } from 'zod';

/** What one message may hold (docs.slack.dev/reference/block-kit/blocks; the total was measured). In UTF-16 units. */
export const limits = {
  text: 40_000,
  blocks: 50,
  blocksText: 13_200,
  section: 3000,
  header: 150,
  /** Slack names none; what warns is shorter. */
  alert: 1000,
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
export const unescaped = 'holds an unescaped &, < or >';

export const escaped = (text: string): boolean => !/[&<>]/.test(text.replace(entity, ''));
/** Our own marks only: links with a title, and ">" at the start of a quoted line. */
const ownMarks = (text: string): boolean =>
  escaped(text.replace(/^>/gm, '').replace(link, (found) => found.slice(1, -1)));

export const filled = (most: number) => z.string().regex(/\S/, { error: 'is empty' }).max(most);
export const plainText = (most: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: filled(most).refine(escaped, { error: unescaped }),
    emoji: z.boolean().exactOptional(),
  });
/** `verbatim` is not Slack's demand but ours: without it Slack turns addresses and names into links. */
const mrkdwn = (most: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: filled(most).refine(ownMarks, { error: unescaped }),
    verbatim: z.literal(true),
  });
export const anyText = (most: number) =>
  z.discriminatedUnion('type', [plainText(most), mrkdwn(most)]);

export const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(limits.buttonText),
  action_id: filled(limits.actionId),
  value: filled(limits.value).exactOptional(),
  url: z
    .url({ protocol: /^https$/ })
    .max(limits.url)
    .exactOptional(),
  style: z.enum(['primary', 'danger']).exactOptional(),
});

const saying = z.strictObject({
  text: plainText(limits.buttonText),
  accessibility_label: filled(limits.buttonText).exactOptional(),
  value: filled(limits.value),
});
export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: filled(limits.actionId),
  positive_button: saying,
  negative_button: saying,
});

export const option = z.strictObject({
  text: plainText(limits.optionText),
  value: filled(limits.optionValue),
});
const picks = {
  action_id: filled(limits.actionId),
  placeholder: plainText(limits.placeholder).exactOptional(),
};
export const select = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('static_select'),
    ...picks,
    options: z.array(option).min(1).max(limits.options),
    initial_option: option.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('external_select'),
    ...picks,
    min_query_length: z.int().min(0),
    initial_option: option.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...picks,
    initial_conversation: filled(limits.value).exactOptional(),
    filter: z.strictObject({
      include: z.array(z.enum(['public', 'private'])),
      exclude_bot_users: z.boolean(),
    }),
  }),
]);

export const several = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('multi_static_select'),
    ...picks,
    max_selected_items: z.int().min(1).exactOptional(),
    options: z.array(option).min(1).max(limits.options),
    initial_options: z.array(option).min(1).max(limits.options).exactOptional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...picks,
    max_selected_items: z.int().min(1).exactOptional(),
    initial_conversations: z.array(filled(limits.value)).min(1).exactOptional(),
    filter: z.strictObject({
      include: z.array(z.enum(['public', 'private'])),
      exclude_bot_users: z.boolean(),
    }),
  }),
]);
export const written = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: filled(limits.actionId),
  placeholder: plainText(limits.placeholder).exactOptional(),
  initial_value: filled(limits.section).exactOptional(),
  multiline: z.boolean().exactOptional(),
  max_length: z.int().min(1).max(limits.section).exactOptional(),
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.tuple([z.literal('on_enter_pressed')]) })
    .exactOptional(),
});
