import { z } from 'zod';

/** Discord's limits of single components (discord.com/developers/docs/components/reference). */
export const componentLimits = {
  rowButtons: 5,
  label: 80,
  customId: 100,
  url: 512,
  text: 4000,
  sectionTexts: 3,
} as const;

const filled = (most: number) => z.string().regex(/\S/, { error: 'is empty' }).max(most);

const pressButton = z.strictObject({
  type: z.literal(2),
  style: z.int().min(1).max(4),
  label: filled(componentLimits.label),
  custom_id: z.string().min(1).max(componentLimits.customId),
  disabled: z.boolean().optional(),
});
const linkButton = z.strictObject({
  type: z.literal(2),
  style: z.literal(5),
  label: filled(componentLimits.label),
  url: z.url({ protocol: /^https$/, error: 'is not an https address' }).max(componentLimits.url),
});
const button = z.union([pressButton, linkButton], { error: 'is not a button Discord takes' });

const textDisplay = z.strictObject({
  type: z.literal(10),
  content: filled(componentLimits.text),
});
const separator = z.strictObject({
  type: z.literal(14),
  divider: z.boolean().optional(),
  spacing: z.int().min(1).max(2).optional(),
});
const section = z.strictObject({
  type: z.literal(9),
  components: z.array(textDisplay).min(1).max(componentLimits.sectionTexts),
  accessory: button,
});
const actionRow = z.strictObject({
  type: z.literal(1),
  components: z.array(button).min(1).max(componentLimits.rowButtons),
});

const inside = [textDisplay, separator, section, actionRow] as const;
const container = z.strictObject({
  type: z.literal(17),
  accent_color: z.int().min(0).max(0xffffff).optional(),
  components: z.array(z.discriminatedUnion('type', inside)).min(1),
});

/** A component of a message that the desk may send. */
export const componentSchema = z.discriminatedUnion('type', [...inside, container]);
type Component = z.infer<typeof componentSchema>;
type Nested = Component | z.infer<typeof button>;

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
