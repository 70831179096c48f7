import { createHash } from 'node:crypto';
import { ApplicationCommandType, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../../core/ports.ts';
import { commands } from './commands.ts';
import { insist } from './insist.ts';

/** Discord sorts languages as it likes, and leaves out what is empty. */
const localised = z
  .record(z.string(), z.string())
  .nullish()
  .transform((all) => Object.entries(all ?? {}).toSorted(([a], [b]) => a.localeCompare(b, 'en')));

const optionShape = {
  type: z.int(),
  name: z.string(),
  name_localizations: localised,
  description: z.string(),
  description_localizations: localised,
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
};

/** A command without what Discord adds (ids, versions, defaults), so that ours and theirs can be compared. */
const bare = z.array(
  z.object({
    type: z.int().default(ApplicationCommandType.ChatInput),
    name: z.string(),
    name_localizations: localised,
    description: z.string().default(''),
    description_localizations: localised,
    default_member_permissions: z.string().nullish().default(null),
    contexts: z.array(z.int()).nullish(),
    integration_types: z.array(z.int()).nullish(),
    options: z
      .array(z.object({ ...optionShape, options: z.array(z.object(optionShape)).default([]) }))
      .default([]),
  }),
);

/** The same for the same commands, in whatever order and with whatever Discord adds. */
export function commandsHash(list: unknown): string {
  const sorted = bare.parse(list).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

/** What one server gets while somebody develops; where commands work is not for a server's own ones to say. */
const forOneGuild = commands.map(({ contexts: _, integration_types: __, ...rest }) => rest);

interface Where {
  applicationId: string;
  /** The one server that gets the commands at once, instead of all within the hour. */
  devGuild?: string;
}

const routeOf = ({ applicationId, devGuild }: Where) =>
  devGuild
    ? Routes.applicationGuildCommands(applicationId, devGuild)
    : Routes.applicationCommands(applicationId);

const ours = ({ devGuild }: Where) => (devGuild ? forOneGuild : commands);

/** Without a server's own commands' contexts, which Discord fills in as it likes. */
const comparable = (list: unknown, { devGuild }: Where): unknown =>
  devGuild && Array.isArray(list)
    ? list.map((one) => ({ ...one, contexts: undefined, integration_types: undefined }))
    : list;

/** Whether the application has these commands and no others. Asked of Discord, so that no note of ours can be stale. */
export async function areRegistered(rest: REST, where: Where): Promise<boolean> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const there = await insist(() => rest.get(routeOf(where), { query }));
  return commandsHash(comparable(there, where)) === commandsHash(comparable(ours(where), where));
}

/** Registers the commands in bulk, only where the application has others: registering is limited to 200 a day. */
export async function register(rest: REST, where: Where, log: Log): Promise<void> {
  if (await areRegistered(rest, where)) return;
  await insist(() => rest.put(routeOf(where), { body: ours(where) }));
  const names = commands.map(({ name }) => name);
  log.info({ commands: names, ...where }, 'Discord commands are registered');
}
