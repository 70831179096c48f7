import { z } from 'zod';
import { OperatorError } from '../../core/errors.ts';

const platformError = z.object({ data: z.object({ error: z.string() }) });
const systemError = z.object({ code: z.string() });

const badToken = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'not_allowed_token_type',
]);

/** Whether Slack says that a token is none of its own, or not any more. */
export function isDeadToken(error: unknown): boolean {
  const code = platformError.safeParse(error).data?.data.error;
  return code !== undefined && badToken.has(code);
}

/** What to do about each of the two tokens; `app` also opens the socket. */
const cures = {
  bot: 'put the Bot User OAuth Token of the app (OAuth & Permissions) into SLACK_BOT_TOKEN.',
  app: 'make an app-level token with connections:write (Basic Information) and put it into SLACK_APP_TOKEN.',
};

/** Why Slack cannot be used, as one line that says what to do. `token` is the one that was shown. */
export function refusal(error: unknown, token: 'bot' | 'app', apiUrl: string): OperatorError {
  const code = platformError.safeParse(error).data?.data.error;
  if (isDeadToken(error)) {
    const which = token === 'bot' ? 'bot token' : 'app-level token';
    return new OperatorError(`Slack does not accept the ${which} (${code}): ${cures[token]}`, {
      cause: error,
    });
  }
  if (code) {
    return new OperatorError(
      `Slack refused to start (${code}): check the app at api.slack.com/apps.`,
      {
        cause: error,
      },
    );
  }
  const why = error instanceof Error ? error.message : 'the connection was closed';
  return new OperatorError(
    `Slack could not be reached at ${apiUrl} (${why}): check the network and SLACK_API_URL.`,
    { cause: error },
  );
}

/** Why requests cannot come in on a port. */
export function noPort(error: unknown, host: string, port: number): OperatorError {
  const code = systemError.safeParse(error).data?.code ?? String(error);
  return new OperatorError(
    `Slack's requests cannot come in at ${host}:${port} (${code}): set SLACK_PORT to a free port.`,
    { cause: error },
  );
}
