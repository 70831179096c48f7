import { ApplicationFlags, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Directory } from '../../core/publishing.ts';
import { createRest, type Shards } from './client.ts';
import { createDiscordDirectory } from './directory.ts';
import { insist } from './insist.ts';
import type { Self } from './intake.ts';
import { inviteUrl } from './invite.ts';
import { refusal } from './refused.ts';
import { areRegistered } from './register.ts';
import { apiAt, whoAmI } from './self.ts';

/** One thing that was looked at. */
interface Seen {
  ok: boolean;
  text: string;
}

interface Options {
  token: string;
  appId?: string;
  apiUrl?: string;
  shards?: Shards;
  devGuild?: string;
  /** The settings of a scope, as the store has them. */
  settings: (scope: string) => Promise<Partial<Record<string, string>>>;
}

const fine = (text: string): Seen => ({ ok: true, text });
const wrong = (text: string): Seen => ({ ok: false, text });

const applicationSchema = z.object({
  flags: z.int().default(0),
  integration_types_config: z.record(z.string(), z.unknown()).nullish(),
});
const gatewaySchema = z.object({
  shards: z.int(),
  session_start_limit: z.object({ remaining: z.int(), reset_after: z.int() }),
});
const guildsSchema = z.array(z.object({ id: z.string(), name: z.string() }));

/** Privileged intents, which the desk does without. */
const privileged =
  ApplicationFlags.GatewayPresence |
  ApplicationFlags.GatewayPresenceLimited |
  ApplicationFlags.GatewayGuildMembers |
  ApplicationFlags.GatewayGuildMembersLimited |
  ApplicationFlags.GatewayMessageContent |
  ApplicationFlags.GatewayMessageContentLimited;

async function application(rest: REST): Promise<Seen[]> {
  const said = await insist(() => rest.get(Routes.currentApplication()));
  const { flags, integration_types_config: installs } = applicationSchema.parse(said);
  const seen: Seen[] = [];
  if (flags & privileged) {
    seen.push(
      fine(
        'the application has privileged intents, which the desk does not need; switch them off under Bot',
      ),
    );
  }
  if (installs && !Object.hasOwn(installs, '0')) {
    seen.push(wrong('Guild Install is off; tick it under Installation at discord.com/developers.'));
  }
  return seen;
}

async function commandsOf(rest: REST, { applicationId }: Self, devGuild?: string): Promise<Seen> {
  const where = { applicationId, ...(devGuild && { devGuild }) };
  return (await areRegistered(rest, where))
    ? fine('the commands are registered')
    : wrong(
        'the commands are not registered, or are those of another version; start the desk, which registers them.',
      );
}

async function gateway(rest: REST, shards: Shards | undefined): Promise<Seen[]> {
  const said = gatewaySchema.parse(await insist(() => rest.get(Routes.gatewayBot())));
  const { remaining, reset_after } = said.session_start_limit;
  const seen: Seen[] = [];
  if (said.shards > 1 && shards === undefined) {
    seen.push(wrong(`Discord advises ${said.shards} connections; set DISCORD_SHARDS=auto.`));
  }
  if (remaining === 0) {
    const minutes = Math.ceil(reset_after / 60_000);
    seen.push(
      wrong(`the desk was started too often; Discord lets it in again in ${minutes} minutes.`),
    );
  }
  return seen;
}

/** How the channel that a server chose for posts stands. */
async function feedOf(directory: Directory, guild: string, channel: string): Promise<Seen> {
  const place = { platform: 'discord', workspace: guild, channel, kind: 'channel' } as const;
  const { problem, lacking } = await directory.examine(place);
  const where = `the channel ${channel} of the server ${guild}`;
  if (problem === 'channel-gone' || lacking.includes('View Channel')) {
    return wrong(
      `the desk cannot see ${where}; let its role view it, or choose another with /factcheck-settings.`,
    );
  }
  const missing = lacking.join(', ');
  if (problem === 'no-permission') {
    return wrong(`in ${where} the desk lacks ${missing}; give its role these permissions.`);
  }
  if (problem) return wrong(`the desk cannot post to ${where} (${problem}).`);
  return fine(
    missing
      ? `the desk can post to ${where}, but not look there for a post whose fate is unknown; that takes ${missing}`
      : `the desk can post to ${where}`,
  );
}

async function servers(
  rest: REST,
  { applicationId }: Self,
  { settings, token, apiUrl }: Options,
): Promise<Seen[]> {
  const guilds = guildsSchema.parse(await insist(() => rest.get(Routes.userGuilds())));
  if (guilds.length === 0) {
    return [wrong(`the desk is in no server yet; invite it: ${inviteUrl(applicationId)}`)];
  }
  const directory = createDiscordDirectory({ token, ...(apiUrl && { apiUrl }) });
  const seen: Seen[] = [];
  for (const { id } of guilds) {
    const { feed } = await settings(`discord/${id}`);
    if (feed) seen.push(await feedOf(directory, id, feed));
  }
  return seen;
}

/** Looks at Discord for real, without connecting: the token, the application, the commands, the servers' channels. */
export async function examineDiscord(options: Options): Promise<Seen[]> {
  const { token, appId, shards, devGuild } = options;
  const apiUrl = apiAt(options.apiUrl);
  const rest = createRest(token, apiUrl);
  try {
    const self = await whoAmI(rest, appId);
    return [
      fine(
        `the token is that of the application ${self.applicationId}; no privileged intent is needed`,
      ),
      ...(await application(rest)),
      await commandsOf(rest, self, devGuild),
      ...(await gateway(rest, shards)),
      ...(await servers(rest, self, options)),
    ];
  } catch (error) {
    return [wrong(refusal(error, apiUrl).message)];
  }
}
