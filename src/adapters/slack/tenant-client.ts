import { webApi } from '@slack/bolt';
import type { Closed } from './closed.ts';
import { refusalWord } from './delivery-faults.ts';

/** Slack's words for a token that it does not take, and for how long they are believed, in milliseconds. */
const unbelieved = 10 * 60 * 1000;
export const deadWords: ReadonlyMap<string, number> = new Map([
  ['token_revoked', Number.POSITIVE_INFINITY],
  ['account_inactive', Number.POSITIVE_INFINITY],
  // Said of good tokens too, while Slack is in trouble.
  ['invalid_auth', unbelieved],
  ['not_authed', unbelieved],
  ['token_expired', unbelieved],
]);

/** Speaks to Slack in one workspace. Says when Slack does not take its token, and fails with what it is told then. */
export class TenantClient extends webApi.WebClient {
  /** Whether its token is good for every workspace of an organization, so that its answers may be of another. */
  readonly isForAll: boolean;
  readonly #dead: (word: string) => Closed;

  constructor(
    token: string,
    options: webApi.WebClientOptions,
    { isForAll, dead }: { isForAll: boolean; dead: (word: string) => Closed },
  ) {
    super(token, options);
    this.isForAll = isForAll;
    this.#dead = dead;
  }

  override async apiCall(method: string, options?: Record<string, unknown>) {
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      const word = refusalWord(error);
      throw word && deadWords.has(word) ? this.#dead(word) : error;
    }
  }
}
