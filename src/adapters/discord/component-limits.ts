import { z } from 'zod';

/** Discord's limits of single components (discord.com/developers/docs/components/reference). */
export const componentLimits = {
  rowButtons: 5,
  label: 80,
  customId: 100,
  url: 512,
  text: 4000,
  sectionTexts: 3,
  /** Rows of a message without cards. */
  plainRows: 5,
  options: 25,
  optionLabel: 100,
  placeholder: 150,
} as const;

const filled = (most: number) => z.string().regex(/\S/, { error: 'is empty' }).max(most);

/** Ours to choose and unique in the message, or else counted out by Discord. */
const id = z
  .int()
  .min(1)
  .max(2 ** 31 - 1)
  .optional();

const pressButton = z.strictObject({
  type: z.literal(2),
  id,
  style: z.int().min(1).max(4),
  label: filled(componentLimits.label),
  custom_id: z.string().min(1).max(componentLimits.customId),
  disabled: z.boolean().optional(),
});
const linkButton = z.strictObject({
  type: z.literal(2),
  id,
  style: z.literal(5),
  label: filled(componentLimits.label),
  url: z.url({ protocol: /^https$/, error: 'is not an https address' }).max(componentLimits.url),
});
const button = z.union([pressButton, linkButton], { error: 'is not a button Discord takes' });

const textDisplay = z.strictObject({
  type: z.literal(10),
  id,
  content: filled(componentLimits.text),
});
const separator = z.strictObject({
  type: z.literal(14),
  id,
  divider: z.boolean().optional(),
  spacing: z.int().min(1).max(2).optional(),
});
const section = z.strictObject({
  type: z.literal(9),
  id,
  components: z.array(textDisplay).min(1).max(componentLimits.sectionTexts),
  accessory: button,
});
const menu = {
  custom_id: z.string().min(1).max(componentLimits.customId),
  placeholder: filled(componentLimits.placeholder).optional(),
  min_values: z.int().min(0).max(componentLimits.options).optional(),
  max_values: z.int().min(1).max(componentLimits.options).optional(),
};
const optionMenu = z.strictObject({
  type: z.literal(3),
  id,
  ...menu,
  options: z
    .array(
      z.strictObject({
        label: filled(componentLimits.optionLabel),
        value: z.string().min(1).max(componentLimits.optionLabel),
        default: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(componentLimits.options),
});
const chosen = (type: string) =>
  z.array(z.strictObject({ id: z.string().regex(/^\d+$/), type: z.literal(type) })).optional();
const roleMenu = z.strictObject({
  type: z.literal(6),
  id,
  ...menu,
  default_values: chosen('role'),
});
const channelMenu = z.strictObject({
  type: z.literal(8),
  id,
  ...menu,
  channel_types: z.array(z.int()).optional(),
  default_values: chosen('channel'),
});

/** A row holds buttons, or one menu. */
const actionRow = z.strictObject({
  type: z.literal(1),
  id,
  components: z.union([
    z.array(button).min(1).max(componentLimits.rowButtons),
    z.tuple([optionMenu]),
    z.tuple([roleMenu]),
    z.tuple([channelMenu]),
  ]),
});

const inside = [textDisplay, separator, section, actionRow] as const;
const container = z.strictObject({
  type: z.literal(17),
  id,
  accent_color: z.int().min(0).max(0xffffff).optional(),
  components: z.array(z.discriminatedUnion('type', inside)).min(1),
});

/** A component of a message that the desk may send. */
export const componentSchema = z.discriminatedUnion('type', [...inside, container]);
type Component = z.infer<typeof componentSchema>;
type Nested = Component | z.infer<typeof actionRow>['components'][number];

/** Every component of a tree, itself included, as Discord counts them. */
export function inAll(components: readonly Nested[]): Nested[] {
  return components.flatMap((one) => [
    one,
    ...('components' in one ? inAll(one.components) : []),
    ...('accessory' in one ? [one.accessory] : []),
  ]);
}

/** All text displays' words of a tree. */
export function textOf(components: readonly Nested[]): string {
  return inAll(components)
    .map((one) => (one.type === 10 ? one.content : ''))
    .join('');
}
