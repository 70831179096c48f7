import { DiscordAPIError, GatewayCloseCodes, HTTPError } from 'discord.js';
import { OperatorError } from '../../core/errors.ts';

const newToken = 'copy a new token from the Bot page of discord.com/developers into DISCORD_TOKEN.';

/** Why the gateway hung up for good, by its close code, and what to do about it. */
const closed: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: `Discord does not accept the token: ${newToken}`,
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord refuses the intents: the desk needs no privileged ones, so check that DISCORD_TOKEN belongs to its own application.',
  [GatewayCloseCodes.InvalidIntents]:
    'Discord does not know the intents: check that DISCORD_API_URL speaks version 10, and update the desk.',
  [GatewayCloseCodes.ShardingRequired]:
    'Discord asks for sharding: the desk is in more servers than one connection may serve, so set DISCORD_SHARDS=auto.',
  [GatewayCloseCodes.InvalidShard]:
    'Discord refuses the number of connections: set DISCORD_SHARDS=auto, or leave it out.',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer speaks version 10 of its gateway: update the desk.',
};

/** Why the gateway will not be spoken to again. */
export function hungUp(code: number): OperatorError {
  return new OperatorError(
    closed[code] ?? `Discord closed the connection for good (${code}): start the desk again.`,
  );
}

/** Why Discord cannot be used, as one line that says what to do. */
export function refusal(error: unknown, apiUrl: string): OperatorError {
  if (error instanceof OperatorError) return error;
  const status =
    error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : undefined;
  if (status === 401) {
    return new OperatorError(`Discord does not accept the token: ${newToken}`, { cause: error });
  }
  const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
  if (status !== undefined && status < 500) {
    return new OperatorError(
      `Discord refused to start (${status}, ${why}): check the application at discord.com/developers.`,
      { cause: error },
    );
  }
  return new OperatorError(
    `Discord could not be reached at ${apiUrl} (${why || 'no answer'}): check the network and DISCORD_API_URL.`,
    { cause: error },
  );
}

/** DISCORD_APP_ID names another application than the token's. */
export function otherApplication(appId: string, actual: string): OperatorError {
  return new OperatorError(
    `DISCORD_APP_ID is ${appId}, but DISCORD_TOKEN belongs to the application ${actual}: set DISCORD_APP_ID to that, or leave it out.`,
  );
}
