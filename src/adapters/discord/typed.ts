import { z } from 'zod';
import { tokenLimit } from '../../core/act.ts';
import type { Incoming } from '../../core/message.ts';
import { commandNames, deskNames } from './commands.ts';
import { name, type Self } from './intake.ts';
import { plainText } from './plain-text.ts';

const option = z.object({ name, value: z.unknown().optional(), focused: z.boolean().optional() });
/** One of the desk's commands below `/factcheck-desk`. */
const below = z.object({
  type: z.literal(1),
  name: z.enum(deskNames),
  options: z.array(option).default([]),
});
const forDesk = z.object({
  type: z.literal(1),
  name: z.literal(commandNames.desk),
  options: z.tuple([below]),
});
const forAnybody = z.object({
  type: z.literal(1),
  name: z.enum([commandNames.ask, commandNames.browse, commandNames.help, commandNames.settings]),
  options: z.array(option).default([]),
});
export const typedSchema = z.union([forAnybody, forDesk]);

type Typed = z.infer<typeof forAnybody>;
type Below = z.infer<typeof below>;

/** A picked suggestion's value is a token; whatever else stands in the field was typed. */
const isToken = (value: string, of: 'show' | 'publish'): boolean =>
  value.length <= tokenLimit && new RegExp(`^\\d{1,3}\\|${of}\\|`).test(value);

function typedIn(options: Typed['options'], wanted: string): string {
  const value = options.find((one) => one.name === wanted)?.value;
  return typeof value === 'string' ? value : '';
}

function actOfDesk({ name: command, options }: Below, self: Self): Incoming['act'] {
  switch (command) {
    case deskNames.post: {
      const claim = typedIn(options, 'claim');
      if (isToken(claim, 'publish')) return { kind: 'pressed', token: claim };
      return { kind: 'pick', lead: '', text: plainText(claim, [], self.userId) };
    }
    case deskNames.waiting:
      return { kind: 'home' };
    case deskNames.list:
      return { kind: 'posts', which: 'all', page: 1 };
    case deskNames.changes:
      return { kind: 'changes' };
    case deskNames.page:
      return { kind: 'desk' };
  }
}

function actOfAnybody({ name: command, options }: Typed, self: Self): Incoming['act'] {
  switch (command) {
    case commandNames.help:
      return { kind: 'help' };
    case commandNames.settings:
      return { kind: 'settings' };
    case commandNames.browse: {
      const topic = typedIn(options, 'topic').trim().toLowerCase().replaceAll(/\s+/g, '-');
      const publisher = typedIn(options, 'publisher').trim();
      if (topic) return { kind: 'browse', by: 'topic', value: topic, page: 1 };
      if (publisher) return { kind: 'browse', by: 'publisher', value: publisher, page: 1 };
      return { kind: 'browse', by: 'menu', value: '', page: 1 };
    }
    case commandNames.ask: {
      const question = typedIn(options, 'question');
      if (isToken(question, 'show')) return { kind: 'pressed', token: question };
      return { kind: 'ask', question: plainText(question, [], self.userId) };
    }
  }
}

/** What a command that was typed asks for. */
export function actOfTyped(typed: z.infer<typeof typedSchema>, self: Self): Incoming['act'] {
  return typed.name === commandNames.desk
    ? actOfDesk(typed.options[0], self)
    : actOfAnybody(typed, self);
}

/** What somebody is typing into a command's field. */
export interface Typing {
  interaction: string;
  token: string;
  field: z.infer<typeof fieldSchema>;
  text: string;
}

const fieldSchema = z.enum(['question', 'topic', 'publisher', 'claim']);
const typingSchema = z.object({
  id: name,
  token: name,
  type: z.literal(4),
  data: z.object({ options: z.array(option.extend({ options: z.array(option).default([]) })) }),
});
/** The field of a command that is being typed into; undefined for any other interaction. */
export function fromTyping(data: unknown): Typing | undefined {
  const typing = typingSchema.safeParse(data).data;
  const focused = typing?.data.options
    .flatMap((one) => [one, ...one.options])
    .find((one) => one.focused);
  const field = fieldSchema.safeParse(focused?.name).data;
  if (!typing || !focused || !field) return;
  const text = typeof focused.value === 'string' ? focused.value : '';
  return { interaction: typing.id, token: typing.token, field, text };
}
