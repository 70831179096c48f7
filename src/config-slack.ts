/** The variables of the environment that are about Slack, each of the right shape. */
interface SlackEnvironment {
  SLACK_BOT_TOKEN?: string | undefined;
  SLACK_APP_TOKEN?: string | undefined;
  SLACK_SIGNING_SECRET?: string | undefined;
  SLACK_CLIENT_ID?: string | undefined;
  SLACK_CLIENT_SECRET?: string | undefined;
  SLACK_TOKEN_KEY?: string | undefined;
  SLACK_API_URL?: string | undefined;
  SLACK_PORT: number;
}

/** How the desk connects to Slack: to one workspace by `botToken`, or to all that install it by `oauth`. */
export interface SlackConfig {
  botToken?: string;
  oauth?: {
    clientId: string;
    clientSecret: string;
    /** What tokens are sealed with, the newest first: each 64 hexadecimal digits. */
    tokenKeys: readonly string[];
  };
  appToken?: string;
  signingSecret?: string;
  apiUrl?: string;
  /** Where signed requests come in when there is no app token, and browsers to install the desk. */
  port: number;
}

/** What one workspace needs, and what many need. */
function lackOfWho(env: SlackEnvironment): string[] {
  const { SLACK_BOT_TOKEN: token, SLACK_CLIENT_ID: id } = env;
  const { SLACK_CLIENT_SECRET: secret, SLACK_TOKEN_KEY: key } = env;
  if (token && (id || secret)) {
    return [
      'SLACK_BOT_TOKEN and SLACK_CLIENT_ID exclude each other: keep the token for the one workspace, or the client id for every workspace that installs the desk.',
    ];
  }
  if (!id && !secret) {
    const others = env.SLACK_APP_TOKEN ?? env.SLACK_SIGNING_SECRET ?? env.SLACK_API_URL ?? key;
    return others && !token
      ? [
          'SLACK_BOT_TOKEN is missing (or SLACK_CLIENT_ID, to be installed in many workspaces); the other SLACK_ variables need it.',
        ]
      : [];
  }
  const lines: string[] = [];
  if (!id) lines.push('SLACK_CLIENT_ID is missing; SLACK_CLIENT_SECRET needs it.');
  if (!secret) lines.push('SLACK_CLIENT_SECRET is missing; SLACK_CLIENT_ID needs it.');
  if (!key) {
    lines.push(
      'SLACK_TOKEN_KEY is missing; tokens of workspaces are stored sealed with it. openssl rand -hex 32 makes one.',
    );
  }
  return lines;
}

/** What is wrong between the variables for Slack, each in one line. */
export function slackContradictions(env: SlackEnvironment): string[] {
  const lines = lackOfWho(env);
  const isWanted = env.SLACK_BOT_TOKEN ?? env.SLACK_CLIENT_ID ?? env.SLACK_CLIENT_SECRET;
  if (isWanted && !env.SLACK_APP_TOKEN && !env.SLACK_SIGNING_SECRET) {
    lines.push(
      'SLACK_APP_TOKEN is missing (or SLACK_SIGNING_SECRET, to receive requests at a public address).',
    );
  }
  return lines;
}

/** The part of the configuration that is about Slack; undefined where it is not connected. */
export function slackConfig(env: SlackEnvironment): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_PORT: port } = env;
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = env;
  const { SLACK_API_URL: apiUrl } = env;
  const tokenKeys = env.SLACK_TOKEN_KEY?.split(',').map((key) => key.trim().toLowerCase()) ?? [];
  const oauth = clientId && clientSecret ? { clientId, clientSecret, tokenKeys } : undefined;
  if (!botToken && !oauth) return undefined;
  return {
    port,
    ...(oauth ? { oauth } : {}),
    ...(botToken ? { botToken } : {}),
    ...(appToken ? { appToken } : {}),
    ...(signingSecret ? { signingSecret } : {}),
    ...(apiUrl ? { apiUrl } : {}),
  };
}
