import { RESTJSONErrorCodes as Codes, DiscordAPIError, RateLimitError } from 'discord.js';
import { z } from 'zod';
import { DeliveryError } from '../../core/errors.ts';
import type { Reason } from '../../core/reason.ts';
import { type Fault, faultOf } from './faults.ts';

/** Why Discord refuses for good, by its code (docs.discord.com/developers/topics/opcodes-and-status-codes). */
const refusals: ReadonlyMap<number | string, Reason> = new Map<number | string, Reason>([
  [Codes.UnknownChannel, 'channel-gone'],
  [Codes.UnknownGuild, 'channel-gone'],
  [Codes.UnknownUser, 'channel-gone'],
  [Codes.InvalidRecipients, 'channel-gone'],
  [Codes.MissingAccess, 'no-permission'],
  [Codes.MissingPermissions, 'no-permission'],
  [Codes.CannotSendMessagesToThisUser, 'no-permission'],
  [Codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, 'no-permission'],
  [Codes.CannotEditMessageAuthoredByAnotherUser, 'no-permission'],
  [Codes.InvalidActionOnArchivedThread, 'archived'],
  [Codes.ThreadLocked, 'archived'],
  [Codes.Unauthorized, 'token-revoked'],
  [Codes.InvalidFormBodyOrContentType, 'content-refused'],
  [Codes.CannotSendAnEmptyMessage, 'content-refused'],
  [Codes.MessageWasBlockedByAutomaticModeration, 'content-refused'],
  [Codes.TitleWasBlockedByAutomaticModeration, 'content-refused'],
  [Codes.MessageBlockedByHarmfulLinksFilter, 'content-refused'],
  [Codes.TagRequiredToCreateAForumPostInThisChannel, 'restricted'],
]);

const minutes = (n: number): number => n * 60_000;

/** What is refused for now, with how long to wait where Discord does not say, in milliseconds. */
const notNow: ReadonlyMap<number | string, number> = new Map<number | string, number>([
  [Codes.OpeningDirectMessagesTooFast, minutes(10)],
  [Codes.APIResourceOverloaded, minutes(1)],
  [Codes.FeatureTemporarilyDisabledServerSide, minutes(5)],
  [Codes.ActionCannotBePerformedDueToSlowmodeRateLimit, minutes(1)],
  [Codes.ChannelWriteRateLimit, minutes(1)],
  [Codes.ServerWriteRateLimit, minutes(1)],
  // A message that went out to followers may be edited three times an hour.
  [Codes.AnnouncementEditLimitExceeded, minutes(20)],
]);

const waitSchema = z.object({ retry_after: z.number().positive() });

/** How long Discord says to wait, in milliseconds. */
function waitIn({ rawError }: DiscordAPIError): number | undefined {
  const said = waitSchema.safeParse(rawError).data;
  return said && said.retry_after * 1000;
}

const later = (reason: Reason, retryAfter: number, cause: unknown) =>
  new DeliveryError('later', reason, { retryAfter, cause });
const refused = (reason: Reason, cause: unknown) => new DeliveryError('refused', reason, { cause });

/** A message of more than an hour may be edited only so often; for how long, Discord does not always say. */
const oldEdits = Codes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached;

function fromCode(error: DiscordAPIError): DeliveryError {
  const { code, status } = error;
  if (status === 401) return refused('token-revoked', error);
  if (code === Codes.UnknownMessage) {
    return new DeliveryError('gone', 'message-gone', { cause: error });
  }
  const wait = waitIn(error);
  if (code === oldEdits) {
    return wait === undefined ? refused('too-old', error) : later('too-much', wait, error);
  }
  const usual = notNow.get(code);
  if (usual !== undefined) return later('too-much', wait ?? usual, error);
  return refused(refusals.get(code) ?? 'other', error);
}

/** An answer 429. Discord says how long to wait, but for too many edits of an old message. */
function fromLimit(error: RateLimitError): DeliveryError {
  if (error.retryAfter > 0) return later('too-much', error.retryAfter, error);
  return error.method === 'PATCH' ? refused('too-old', error) : later('too-much', 1000, error);
}

/** Where nobody was reached who could have taken it. */
const neverReached =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

function isNeverReached(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return neverReached.test(code);
}

/**
 * What a request that failed says of what it asked for.
 *
 * @param sent whether it went out at all
 */
export function deliveryErrorOf(error: unknown, sent: boolean): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof DiscordAPIError) return fromCode(error);
  if (error instanceof RateLimitError) return fromLimit(error);
  if (!sent) return later('timed-out', 0, error);
  if (isNeverReached(error)) return later('unreached', 0, error);
  return new DeliveryError('unknown', 'unreached', { cause: error });
}

/** The fault behind a refusal that is certain; undefined where there is none, or nobody knows. */
export function certainFault(error: unknown): Fault | undefined {
  const isCertain = error instanceof DeliveryError && error.outcome === 'refused';
  return isCertain ? faultOf(error.cause) : undefined;
}

/** Discord's own code behind what a request was refused for. */
export function codeOf(error: unknown): number | string | undefined {
  const cause = error instanceof DeliveryError ? error.cause : undefined;
  return cause instanceof DiscordAPIError ? cause.code : undefined;
}
