import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';

/**
 * What went wrong with a request, as far as something can be done about it.
 * - `acknowledged`: the interaction has been acknowledged before
 * - `token-lost`: the interaction is over: too late to acknowledge it, or its 15 minutes are past
 * - `message-gone`: what was to be edited was deleted
 * - `channel-gone`: there is no such channel
 * - `history-hidden`: the desk may write in the channel, but not reply to what it cannot read again
 * - `not-permitted`: the desk may not write there
 * - `card-refused`: this server does not take the card as it is
 * - `unreached`: nobody knows whether Discord took it
 */
export type Fault =
  | 'acknowledged'
  | 'token-lost'
  | 'message-gone'
  | 'channel-gone'
  | 'history-hidden'
  | 'not-permitted'
  | 'card-refused'
  | 'unreached';

const faults: ReadonlyMap<number | string, Fault> = new Map([
  [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged, 'acknowledged'],
  [RESTJSONErrorCodes.UnknownInteraction, 'token-lost'],
  [RESTJSONErrorCodes.UnknownWebhook, 'token-lost'],
  [RESTJSONErrorCodes.InvalidWebhookToken, 'token-lost'],
  [RESTJSONErrorCodes.UnknownMessage, 'message-gone'],
  [RESTJSONErrorCodes.UnknownChannel, 'channel-gone'],
  [RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory, 'history-hidden'],
  [RESTJSONErrorCodes.MissingAccess, 'not-permitted'],
  [RESTJSONErrorCodes.MissingPermissions, 'not-permitted'],
  [RESTJSONErrorCodes.InvalidFormBodyOrContentType, 'card-refused'],
  [RESTJSONErrorCodes.CannotSendAnEmptyMessage, 'card-refused'],
]);

/** Of the system and of undici; errors in our own code have others. */
const brokenConnection = /^(E[A-Z]+|UND_ERR_\w+)$/;

/** The fault behind what a request to Discord rejected with; undefined where Discord refuses for another reason. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof DiscordAPIError) return faults.get(error.code);
  if (error instanceof HTTPError) return error.status >= 500 ? 'unreached' : undefined;
  if (!(error instanceof Error)) return;
  const code = 'code' in error ? String(error.code) : '';
  return error.name === 'AbortError' || brokenConnection.test(code) ? 'unreached' : undefined;
}
