import { createHash } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Log } from '../../core/ports.ts';
import { insist } from './insist.ts';

/** What people can type. Works in servers, in the desk's direct messages and, user-installed, everywhere else. */
export const commands: RESTPostAPIChatInputApplicationCommandsJSONBody[] = [
  {
    type: ApplicationCommandType.ChatInput,
    name: 'factcheck',
    description: 'Find published fact-checks of a claim',
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    integration_types: [
      ApplicationIntegrationType.GuildInstall,
      ApplicationIntegrationType.UserInstall,
    ],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        description: 'The claim, or a question about it',
        required: true,
      },
    ],
  },
];

/** A command without what Discord adds (ids, versions, defaults), so that ours and theirs can be compared. */
const bare = z.array(
  z.object({
    type: z.int().default(ApplicationCommandType.ChatInput),
    name: z.string(),
    description: z.string().default(''),
    contexts: z.array(z.int()).nullish(),
    integration_types: z.array(z.int()).nullish(),
    options: z
      .array(
        z.object({
          type: z.int(),
          name: z.string(),
          description: z.string(),
          required: z.boolean().default(false),
        }),
      )
      .default([]),
  }),
);

/** The same for the same commands, in whatever order and with whatever Discord adds. */
export function commandsHash(list: unknown): string {
  const sorted = bare.parse(list).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

/** Registers the commands in bulk, only where the application has others: registering is limited to 200 a day. */
export async function register(rest: REST, applicationId: string, log: Log): Promise<void> {
  const route = Routes.applicationCommands(applicationId);
  const there = await insist(() => rest.get(route));
  if (commandsHash(there) === commandsHash(commands)) return;
  await insist(() => rest.put(route, { body: commands }));
  log.info({ commands: commands.map(({ name }) => name) }, 'Discord commands are registered');
}
