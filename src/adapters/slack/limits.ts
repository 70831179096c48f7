import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import {
  anyText,
  button,
  escaped,
  feedbackButtons,
  filled,
  limits,
  option,
  plainText,
  select,
  several,
  unescaped,
  written,
} from './element-limits.ts';

export { limits };

const block_id = filled(limits.blockId).exactOptional();
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
    accessory: accessory.exactOptional(),
    block_id,
  });

const alert = z.strictObject({
  type: z.literal('alert'),
  text: anyText(limits.alert),
  level: z.enum(['info', 'warning']),
  block_id,
});

const block = z.discriminatedUnion('type', [
  alert,
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
    element: z.discriminatedUnion('type', [written, several]),
    hint: plainText(limits.value).exactOptional(),
    dispatch_action: z.boolean().exactOptional(),
    optional: z.boolean().exactOptional(),
    block_id,
  }),
  z.strictObject({ type: z.literal('divider'), block_id }),
]);
/** What passes here is of Slack's own types: where it were not, this would not compile. */
type Typed<Checked extends KnownBlock> = Checked;
type CheckedBlock = Typed<z.infer<typeof block> | z.infer<typeof viewBlock>>;

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
  const titled = one.type === 'header' || one.type === 'section' || one.type === 'alert';
  const own = titled ? [one.text.text] : [];
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
const private_metadata = z.string().max(limits.metadata).exactOptional();
const view = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('modal'),
      callback_id: filled(limits.actionId),
      title,
      close: title.exactOptional(),
      submit: title.exactOptional(),
      private_metadata,
      blocks: blocksOf(viewBlock, limits.viewBlocks),
    }),
    z.strictObject({
      type: z.literal('home'),
      private_metadata,
      blocks: blocksOf(viewBlock, limits.viewBlocks),
    }),
  ])
  .refine(
    (one) =>
      one.type === 'home' ||
      one.submit !== undefined ||
      one.blocks.every((inside) => inside.type !== 'input' || inside.dispatch_action === true),
    { error: 'has fields and nothing to send them off with' },
  )
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
