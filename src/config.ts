import { z } from 'zod';
import { type SlackConfig, slackConfig, slackContradictions } from './config-slack.ts';
import { OperatorError } from './core/errors.ts';

const port = z.coerce
  .number({ error: 'must be a number from 0 to 65535' })
  .int({ error: 'must be a number from 0 to 65535' })
  .min(0, { error: 'must be a number from 0 to 65535' })
  .max(65_535, { error: 'must be a number from 0 to 65535' });
const token = (start: RegExp, what: string) => z.string().regex(start, { error: what });
const apiUrl = z.url({
  protocol: /^https?$/,
  error: 'must be an address such as https://example.org/api/',
});

/** Every variable the desk reads, with its default. `.env.example` explains each. */
const environmentSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DESK_URL: z
    .string()
    .regex(/^https:\/\/[^/?#\s@]+\/?$/, {
      error: 'must be an https address without a path, such as https://desk.example.org',
    })
    .optional(),
  CONTENT_DIR: z.string().default('content'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'must start with postgres:// or postgresql://' })
    .optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be one of debug, info, warn, error, silent',
    })
    .default('info'),
  RETENTION_DAYS: z.coerce
    .number({ error: 'must be a number of days from 1 to 3650' })
    .int({ error: 'must be a whole number of days from 1 to 3650' })
    .min(1, { error: 'must be a number of days from 1 to 3650' })
    .max(3650, { error: 'must be a number of days from 1 to 3650' })
    .default(30),
  OLD_AFTER_DAYS: z.coerce
    .number({ error: 'must be a number of days from 0 to 36500' })
    .int({ error: 'must be a whole number of days from 0 to 36500' })
    .min(0, { error: 'must be a number of days from 0 to 36500' })
    .max(36_500, { error: 'must be a number of days from 0 to 36500' })
    .default(1095),
  MATCH_CAUTION: z
    .enum(['cautious', 'balanced', 'eager'], {
      error: 'must be one of cautious, balanced, eager',
    })
    .default('cautious'),
  MATCH_MODEL: z.string().optional(),
  NEWSROOM: z
    .string()
    .regex(/^\s*(discord|slack)\/\w+(\s*,\s*(discord|slack)\/\w+)*\s*$/, {
      error: 'must be a list such as discord/123456789012345678, slack/T0123ABCD',
    })
    .optional(),
  SLACK_BOT_TOKEN: token(/^xoxb-/, 'must be the bot token, which starts with xoxb-').optional(),
  SLACK_APP_TOKEN: token(
    /^xapp-/,
    'must be the app-level token, which starts with xapp-',
  ).optional(),
  SLACK_SIGNING_SECRET: token(
    /^[0-9a-f]{16,}$/i,
    'must be the signing secret of the app page: letters a-f and digits only',
  ).optional(),
  SLACK_CLIENT_ID: token(
    /^\d+\.\d+$/,
    'must be the client id of the app page: two numbers with a dot between them',
  ).optional(),
  SLACK_CLIENT_SECRET: token(
    /^[0-9a-f]{16,}$/i,
    'must be the client secret of the app page: letters a-f and digits only',
  ).optional(),
  SLACK_TOKEN_KEY: token(
    /^\s*[0-9a-f]{64}(\s*,\s*[0-9a-f]{64})*\s*$/i,
    'must be keys of 64 letters a-f and digits each, the newest first, with commas between them; openssl rand -hex 32 makes one',
  ).optional(),
  SLACK_API_URL: apiUrl.optional(),
  SLACK_PORT: port.default(3001),
  DISCORD_TOKEN: token(
    /^[\w-]+\.[\w-]+\.[\w-]+$/,
    'must be the bot token: three parts with a dot between them',
  ).optional(),
  DISCORD_APP_ID: token(/^\d{15,22}$/, 'must be the application id: digits only').optional(),
  DISCORD_API_URL: apiUrl.optional(),
  DISCORD_SHARDS: z
    .string()
    .regex(/^(auto|[1-9]\d{0,3})$/, { error: 'must be auto or a number of connections' })
    .optional(),
  DISCORD_DEV_GUILD: token(/^\d{15,22}$/, 'must be the id of a server: digits only').optional(),
});
type Environment = z.infer<typeof environmentSchema>;

/** How the desk is to run. Absent platforms are not connected. */
export interface Config {
  /** `deskUrl` is the public address of the page, without a slash at the end. */
  web: { host: string; port: number; deskUrl?: string };
  contentDir: string;
  dataDir: string;
  databaseUrl?: string;
  logLevel: Environment['LOG_LEVEL'];
  /** How long questions are kept, in days. */
  retentionDays: number;
  /** From how many days on an answer says how old its fact-check is; 0 for never. */
  oldAfterDays: number;
  /** How sure the desk must be before it answers with one fact-check instead of letting the asker choose. */
  matchCaution: Environment['MATCH_CAUTION'];
  /** The folder of a sentence model. */
  matchModel?: string;
  /** `platform/workspace` of the servers and workspaces of those who run the desk. */
  newsroom: readonly string[];
  /** One workspace by its token, or many by `oauth`. */
  slack?: SlackConfig;
  discord?: {
    token: string;
    appId?: string;
    apiUrl?: string;
    /** How many connections to hold, on threads of their own. */
    shards?: number | 'auto';
    /** The one server whose commands are registered, while somebody develops. */
    devGuild?: string;
  };
}

/** What is wrong between variables, each in one line. */
function contradictions(env: Environment): string[] {
  const lines = slackContradictions(env);
  const discord = [env.DISCORD_APP_ID, env.DISCORD_API_URL, env.DISCORD_SHARDS];
  if ([...discord, env.DISCORD_DEV_GUILD].some(Boolean) && !env.DISCORD_TOKEN) {
    lines.push('DISCORD_TOKEN is missing; the other DISCORD_ variables need it.');
  }
  return lines;
}

function discordConfig(env: Environment): Config['discord'] {
  const { DISCORD_TOKEN: token, DISCORD_APP_ID: appId, DISCORD_API_URL: apiUrl } = env;
  const { DISCORD_SHARDS: several, DISCORD_DEV_GUILD: devGuild } = env;
  const shards = several === 'auto' ? several : Number(several);
  return token
    ? {
        token,
        ...(appId ? { appId } : {}),
        ...(apiUrl ? { apiUrl } : {}),
        ...(several ? { shards } : {}),
        ...(devGuild ? { devGuild } : {}),
      }
    : undefined;
}

function toConfig(env: Environment): Config {
  const slack = slackConfig(env);
  const discord = discordConfig(env);
  return {
    web: {
      host: env.HOST,
      port: env.PORT,
      ...(env.DESK_URL ? { deskUrl: env.DESK_URL.replace(/\/$/, '') } : {}),
    },
    contentDir: env.CONTENT_DIR,
    dataDir: env.DATA_DIR,
    logLevel: env.LOG_LEVEL,
    retentionDays: env.RETENTION_DAYS,
    oldAfterDays: env.OLD_AFTER_DAYS,
    matchCaution: env.MATCH_CAUTION,
    newsroom: env.NEWSROOM?.split(',').map((scope) => scope.trim()) ?? [],
    ...(env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : {}),
    ...(env.MATCH_MODEL ? { matchModel: env.MATCH_MODEL } : {}),
    ...(slack ? { slack } : {}),
    ...(discord ? { discord } : {}),
  };
}

/**
 * The configuration that an environment describes. An empty variable counts as not set.
 *
 * @throws OperatorError (exit code 2) that lists every wrong variable at once, never with its value
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(set);
  const wrong = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  if (parsed.success && wrong.length === 0) return toConfig(parsed.data);
  throw new OperatorError(
    'the configuration has mistakes; mend these variables in the environment or in .env:',
    { lines: wrong, exitCode: 2 },
  );
}

/** The environment of this process, the one place that reads it. */
export const environment = (): Readonly<Record<string, string | undefined>> => process.env;
