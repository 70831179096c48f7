import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { commandWords, type Told } from './command-words.ts';

/** What the commands are called in every payload, whatever language they are shown in. */
export const commandNames = {
  ask: 'factcheck',
  browse: commandWords.browseName.text,
  help: commandWords.helpName.text,
  settings: commandWords.settingsName.text,
  desk: commandWords.deskName.text,
  check: commandWords.checkName.text,
} as const;

/** What moderators do: all below one command, so that a server gives a role the right to all of it at once. */
export const deskNames = {
  post: commandWords.deskPost.text,
  waiting: commandWords.deskWaiting.text,
  list: commandWords.deskList.text,
  changes: commandWords.deskChanges.text,
  page: commandWords.deskPage.text,
} as const;

/** In servers, in the desk's direct messages and, user-installed, everywhere else. */
const everywhere = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
};

const named = ({ text, in: name_localizations }: Told) => ({ name: text, name_localizations });
const described = ({ text, in: description_localizations }: Told) => ({
  description: text,
  description_localizations,
});

const field = (name: Told, description: Told, required: boolean) => ({
  type: ApplicationCommandOptionType.String as const,
  ...named(name),
  ...described(description),
  required,
  autocomplete: true,
});

const below = (name: Told, description: Told) => ({
  type: ApplicationCommandOptionType.Subcommand as const,
  ...named(name),
  ...described(description),
});

/** For moderators, in servers. */
const forModerators = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  // Who sees it at first. Who may is asked again at each use.
  default_member_permissions: String(PermissionFlagsBits.ManageMessages),
};

/**
 * What people can do. One flat command for what is done most, so that `/factcheck` and a claim is all there is to type:
 * a command with subcommands could not be used by itself. The others share its beginning.
 */
export const commands: RESTPutAPIApplicationCommandsJSONBody = [
  {
    type: ApplicationCommandType.ChatInput,
    name: commandNames.ask,
    ...described(commandWords.ask),
    ...everywhere,
    options: [field(commandWords.question, commandWords.aboutQuestion, true)],
  },
  {
    type: ApplicationCommandType.ChatInput,
    ...named(commandWords.browseName),
    ...described(commandWords.browse),
    ...everywhere,
    options: [
      field(commandWords.topic, commandWords.aboutTopic, false),
      field(commandWords.publisher, commandWords.aboutPublisher, false),
    ],
  },
  {
    type: ApplicationCommandType.ChatInput,
    ...named(commandWords.helpName),
    ...described(commandWords.help),
    ...everywhere,
  },
  {
    type: ApplicationCommandType.ChatInput,
    ...named(commandWords.settingsName),
    ...described(commandWords.settings),
    ...forModerators,
  },
  {
    type: ApplicationCommandType.ChatInput,
    ...named(commandWords.deskName),
    ...described(commandWords.desk),
    ...forModerators,
    options: [
      {
        ...below(commandWords.deskPost, commandWords.aboutDeskPost),
        options: [field(commandWords.claim, commandWords.aboutClaim, false)],
      },
      below(commandWords.deskWaiting, commandWords.aboutDeskWaiting),
      below(commandWords.deskList, commandWords.aboutDeskList),
      below(commandWords.deskChanges, commandWords.aboutDeskChanges),
      below(commandWords.deskPage, commandWords.aboutDeskPage),
    ],
  },
  {
    type: ApplicationCommandType.Message,
    ...named(commandWords.checkName),
    ...everywhere,
  },
];
