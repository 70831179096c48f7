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

const option = z.strictObject({
  type: z.literal(3),
  name: commandName,
  description,
  required: z.boolean().optional(),
  min_length: z.int().min(0).max(6000).optional(),
  max_length: z.int().min(1).max(6000).optional(),
});

const command = z
  .strictObject({
    type: z.literal(1),
    name: commandName,
    description,
    contexts: z.array(z.int().min(0).max(2)).min(1),
    integration_types: z.array(z.int().min(0).max(1)).min(1),
    options: z.array(option).max(commandLimits.options).optional(),
  })
  .refine(({ options = [] }) => new Set(options.map(({ name }) => name)).size === options.length, {
    error: 'has two options of one name',
  })
  .refine(
    ({ name, description: about, options = [] }) =>
      [name, about, ...options.flatMap((one) => [one.name, one.description])].join('').length <=
      commandLimits.inAll,
    { error: `has more than ${commandLimits.inAll} characters` },
  );

const commands = z
  .array(command)
  .max(commandLimits.commands)
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, {
    error: 'have one name twice',
  });

/** Everything in a list of commands that Discord would refuse, one line each. Empty when it may be registered. */
export function commandProblems(payload: unknown): string[] {
  const checked = commands.safeParse(payload);
  return checked.success
    ? []
    : checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
