import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { DeliveryError } from '../../core/errors.ts';
import type { Reason } from '../../core/reason.ts';

/**
 * What was tried: to `post`, to post `below` a message, to `change` or delete one, or only to `ask` something, which
 * leaves nothing behind.
 */
export type Deed = 'post' | 'below' | 'change' | 'ask';

const because = (reason: Reason, words: string): [string, Reason][] =>
  words.split(' ').map((word) => [word, reason]);

/**
 * Words by which Slack says that it did not do something (the errors at docs.slack.dev/reference/methods). A word that
 * is not among these is no certain refusal: `internal_error` and `fatal_error` may come after the message was taken.
 */
const refusals: ReadonlyMap<string, Reason> = new Map([
  ...because('not-a-member', 'not_in_channel'),
  ...because('channel-gone', 'channel_not_found user_not_found users_not_found user_disabled'),
  ...because('archived', 'is_archived is_inactive'),
  ...because('restricted', 'messages_tab_disabled cannot_dm_bot user_not_visible'),
  ...because('restricted', 'compliance_exports_prevent_deletion'),
  ...because('token-revoked', 'invalid_auth not_authed account_inactive token_revoked'),
  ...because('token-revoked', 'token_expired not_allowed_token_type'),
  ...because('no-permission', 'missing_scope no_permission access_denied ekm_access_denied'),
  ...because('no-permission', 'app_access_restricted accesslimited enterprise_is_restricted'),
  ...because('no-permission', 'org_login_required team_access_not_granted cant_delete_message'),
  ...because('too-old', 'cant_update_message edit_window_closed'),
  ...because('content-refused', 'msg_too_long msg_blocks_too_long no_text invalid_arguments'),
  ...because('content-refused', 'invalid_blocks invalid_blocks_format invalid_attachments'),
  ...because('content-refused', 'attachment_payload_limit_exceeded too_many_attachments'),
  ...because('content-refused', 'invalid_metadata_format invalid_metadata_schema'),
  ...because('content-refused', 'metadata_too_large metadata_must_be_sent_from_app'),
  ...because('content-refused', 'block_mismatch missing_argument invalid_arg_name'),
  ...because('content-refused', 'invalid_array_arg invalid_charset invalid_form_data'),
  ...because('other', 'cannot_reply_to_message team_not_found deprecated_endpoint'),
  ...because('other', 'method_deprecated method_not_supported_for_channel_type paid_teams_only'),
]);
/** The same for what may be done in a while. */
const delays: ReadonlyMap<string, Reason> = new Map([
  ...because('too-much', 'ratelimited rate_limited message_limit_exceeded'),
  ...because('unreached', 'team_added_to_org external_channel_migrating'),
  // The request came in halves.
  ...because('timed-out', 'request_timeout'),
]);
const absences = new Set(['message_not_found', 'thread_not_found']);

/** Says how long to wait where Slack does not, in milliseconds. */
const usualWait = 30_000;

const platformError = z.object({
  code: z.literal(webApi.ErrorCode.PlatformError),
  data: z.object({ error: z.string(), needed: z.string().optional() }),
});

/** The word by which Slack refuses a call; undefined where it failed otherwise. */
export const refusalWord = (error: unknown): string | undefined =>
  platformError.safeParse(error).data?.data.error;

/** The scopes that Slack says the desk would need. */
export const neededScopes = (error: unknown): string[] =>
  platformError.safeParse(error).data?.data.needed?.split(',') ?? [];

const rateLimited = z.object({
  code: z.literal(webApi.ErrorCode.RateLimitedError),
  /** Seconds. */
  retryAfter: z.number(),
});
const requestError = z.object({
  code: z.literal(webApi.ErrorCode.RequestError),
  original: z.unknown(),
});
const systemError = z.object({ code: z.string(), syscall: z.string().optional() });

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a connection was never made, so that nothing can have been taken. */
function isUnconnected(error: unknown): boolean {
  for (
    let one = requestError.safeParse(error).data?.original;
    one instanceof Error;
    one = one.cause
  ) {
    const { code = '', syscall } = systemError.safeParse(one).data ?? {};
    if (neverConnected.has(code) || syscall === 'connect' || syscall === 'getaddrinfo') return true;
  }
  return false;
}

function isTimeout(error: unknown): boolean {
  const original = requestError.safeParse(error).data?.original ?? error;
  return original instanceof Error && original.name === 'TimeoutError';
}

function fromWord(word: string, deed: Deed, cause: unknown): DeliveryError {
  if (absences.has(word)) {
    return deed === 'post'
      ? new DeliveryError('refused', 'channel-gone', { cause })
      : new DeliveryError('gone', 'message-gone', { cause });
  }
  const delay = delays.get(word);
  if (delay) return new DeliveryError('later', delay, { cause, retryAfter: usualWait });
  const reason = word.startsWith('restricted_action') ? 'restricted' : refusals.get(word);
  if (reason) return new DeliveryError('refused', reason, { cause });
  return new DeliveryError('unknown', 'other', { cause });
}

function known(error: unknown, deed: Deed): DeliveryError {
  const limit = rateLimited.safeParse(error).data;
  if (limit) {
    const retryAfter = limit.retryAfter * 1000;
    return new DeliveryError('later', 'too-much', { cause: error, retryAfter });
  }
  const word = refusalWord(error);
  if (word !== undefined) return fromWord(word, deed, error);
  if (isUnconnected(error)) return new DeliveryError('later', 'unreached', { cause: error });
  return new DeliveryError('unknown', isTimeout(error) ? 'timed-out' : 'unreached', {
    cause: error,
  });
}

/**
 * What a call of the Web API that failed says about what was to be done. Only where Slack says that it turned the call
 * away, or a connection was never made, is it certain that nothing was done.
 */
export function deliveryFault(error: unknown, deed: Deed): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { outcome, reason, retryAfter } = known(error, deed);
  // Nothing comes of a question, whatever became of it.
  const certain = outcome === 'unknown' && deed === 'ask' ? 'later' : outcome;
  return new DeliveryError(certain, reason, { retryAfter, cause: error });
}
