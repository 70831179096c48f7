import { z } from 'zod';

/** Discord's limits of application commands (discord.com/developers/docs/interactions/application-commands). */
const commandLimits = {
  name: 32,
  description: 100,
  options: 25,
  /** Names, descriptions and values of one command together. */
  inAll: 8000,
  commands: 100,
} as const;

const commandName = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u, { error: 'is not a command name' })
  .refine((name) => name === name.toLowerCase(), { error: 'is not in lower case' });
const description = z.string().trim().min(1).max(commandLimits.description);

/** Languages that Discord can be set to (discord.com/developers/docs/reference#locales). */
const locales =
  `id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th
  zh-CN ja zh-TW ko`.split(/\s+/);
const inLanguages = (text: z.ZodType<string>) => z.partialRecord(z.enum(locales), text).optional();

const option = z.strictObject({
  type: z.literal(3),
  name: commandName,
  name_localizations: inLanguages(commandName),
  description,
  description_localizations: inLanguages(description),
  required: z.boolean().optional(),
  autocomplete: z.boolean().optional(),
  min_length: z.int().min(0).max(6000).optional(),
  max_length: z.int().min(1).max(6000).optional(),
});

const distinctly = (options: readonly { name: string }[] = []): boolean =>
  new Set(options.map(({ name }) => name)).size === options.length;
const twice = { error: 'has two options of one name' };

const subcommand = z
  .strictObject({
    type: z.literal(1),
    name: commandName,
    name_localizations: inLanguages(commandName),
    description,
    description_localizations: inLanguages(description),
    options: z.array(option).max(commandLimits.options).optional(),
  })
  .refine(({ options }) => distinctly(options), twice);

interface Told {
  name: string;
  name_localizations?: Partial<Record<string, string>> | undefined;
  description: string;
  description_localizations?: Partial<Record<string, string>> | undefined;
  options?: readonly Told[] | undefined;
}

/** Of each text Discord counts the longest of its languages. */
function lengthOf(one: Told): number {
  const longest = (text: string, others: Partial<Record<string, string>> = {}) =>
    Math.max(text.length, ...Object.values(others).map((other) => other?.length ?? 0));
  const inside = (one.options ?? []).reduce((sum, inner) => sum + lengthOf(inner), 0);
  return (
    longest(one.name, one.name_localizations) +
    longest(one.description, one.description_localizations) +
    inside
  );
}

const shared = {
  contexts: z.array(z.int().min(0).max(2)).min(1).optional(),
  integration_types: z.array(z.int().min(0).max(1)).min(1).optional(),
  default_member_permissions: z.string().regex(/^\d+$/).optional(),
};
/** In a message's menu, where names may have spaces and capitals. */
const menuName = z.string().trim().min(1).max(commandLimits.name);
const menuCommand = z.strictObject({
  type: z.literal(3),
  name: menuName,
  name_localizations: inLanguages(menuName),
  ...shared,
});

const typedCommand = z
  .strictObject({
    type: z.literal(1),
    name: commandName,
    name_localizations: inLanguages(commandName),
    description,
    description_localizations: inLanguages(description),
    ...shared,
    // What is below a command is all of one kind: then it cannot be used by itself.
    options: z
      .union([z.array(option), z.array(subcommand)])
      .refine((options) => options.length <= commandLimits.options)
      .optional(),
  })
  .refine(({ options }) => distinctly(options), twice)
  .refine((whole) => lengthOf(whole) <= commandLimits.inAll, {
    error: `has more than ${commandLimits.inAll} characters`,
  });

const commands = z
  .array(z.discriminatedUnion('type', [typedCommand, menuCommand]))
  .max(commandLimits.commands)
  .refine((all) => new Set(all.map(({ type, name }) => `${type} ${name}`)).size === all.length, {
    error: 'have one name twice',
  });

/** Everything in a list of commands that Discord would refuse, one line each. Empty when it may be registered. */
export function commandProblems(payload: unknown): string[] {
  const checked = commands.safeParse(payload);
  return checked.success
    ? []
    : checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
