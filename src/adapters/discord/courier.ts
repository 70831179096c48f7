import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultRestOptions, type InternalRequest, REST } from 'discord.js';
import { DeliveryError } from '../../core/errors.ts';
import { deliveryErrorOf } from './delivery-faults.ts';

type Request = Pick<InternalRequest, 'method' | 'fullRoute' | 'body' | 'query'>;

/** How a request is made. */
interface Terms<T> {
  /** Reads the answer; what it throws counts as no answer. */
  read: (answer: unknown) => T;
  /** Discord does it once however often it is asked, so that it may be asked again after no answer. */
  repeats: boolean;
  /** Whether a later try's error says that an earlier one, which had no answer, was done. */
  settles?: (error: DeliveryError) => boolean;
  /** The request does not go out later. */
  before?: Date;
}

export interface Courier {
  /** Does something that may take several requests; all of them together end in the time that a call may take. */
  within<T>(doing: () => Promise<T>): Promise<T>;
  /**
   * Makes a request that changes something.
   *
   * @throws DeliveryError `unknown` where a try of it may have been done, even if a later one was refused
   */
  send<T>(request: Request, terms: Terms<T>): Promise<T>;
  /**
   * Makes a request that changes nothing of what people see.
   *
   * @throws DeliveryError never `unknown`
   */
  ask<T>(request: Request, read: (answer: unknown) => T): Promise<T>;
}

/** The end of a call. */
interface Call {
  signal: AbortSignal;
  /** Milliseconds since the epoch. */
  ends: number;
}

/** One try, as the place that writes it to the network sees it. */
interface Try {
  before?: Date;
  sent: boolean;
}

/** What is known of a request by now. */
interface Tried {
  failed: number;
  repeats: boolean;
  /** A try that may have been done. */
  unknown?: DeliveryError;
}

/** Milliseconds: so long a call takes at most, and so much of it is for one try. */
const usualPatience = 14_000;
const tries = 3;

/** Milliseconds: a limit that passes so soon is waited for. */
const shortWait = 2000;

/** Reads answers that say nothing. */
export const ignored = (): void => {};

/**
 * Carries requests of publishing to Discord: each within a time, none after its time, and with what is known of it when
 * it fails. Discord's limits are told and not waited for, but for the shortest.
 *
 * @param options.patience milliseconds that a call may take
 */
export function createCourier(options: {
  token: string;
  apiUrl: string;
  patience?: number;
}): Courier {
  const { token, apiUrl, patience = usualPatience } = options;
  const trying = new AsyncLocalStorage<Try>();
  const calling = new AsyncLocalStorage<Call>();
  const callNow = (): Call => ({
    signal: AbortSignal.timeout(patience),
    ends: Date.now() + patience,
  });
  const rest = new REST({
    api: apiUrl,
    version: '10',
    timeout: patience,
    retries: 0,
    handlerSweepInterval: 60_000,
    rejectOnRateLimit: () => true,
    makeRequest(url, init) {
      const one = trying.getStore();
      if (one) {
        // The last moment: discord.js may have kept it behind others.
        const isLate = one.before !== undefined && Date.now() > one.before.getTime();
        if (isLate || init.signal?.aborted) throw new Error('its time is up');
        one.sent = true;
      }
      return DefaultRestOptions.makeRequest(url, init);
    },
  });

  async function once<T>(request: Request, terms: Terms<T>, call: Call): Promise<T> {
    const one: Try = { ...(terms.before && { before: terms.before }), sent: false };
    const signal = AbortSignal.any([call.signal, AbortSignal.timeout(Math.ceil(patience / tries))]);
    // After an answer 401 discord.js forgets the token; it may be good again.
    rest.setToken(token);
    try {
      return terms.read(await trying.run(one, () => rest.request({ ...request, signal })));
    } catch (error) {
      throw deliveryErrorOf(error, one.sent);
    }
  }

  /** Milliseconds until the next try; undefined where there is none. */
  function pauseAfter(error: DeliveryError, failed: number, repeats: boolean): number | undefined {
    if (failed >= tries) return;
    if (error.outcome === 'unknown') return repeats ? 100 * 4 ** (failed - 1) : undefined;
    const { outcome, reason, retryAfter } = error;
    if (outcome !== 'later' || retryAfter > shortWait) return;
    if (reason === 'unreached') return 100 * 4 ** (failed - 1);
    return reason === 'too-much' ? retryAfter : undefined;
  }

  /** Waits for the next try; rejects with what is known by now where there is none. */
  async function pause(error: DeliveryError, tried: Tried, call: Call): Promise<void> {
    const wait = pauseAfter(error, tried.failed, tried.repeats);
    if (wait === undefined || Date.now() + wait >= call.ends) throw tried.unknown ?? error;
    await sleep(wait);
  }

  async function send<T>(request: Request, terms: Terms<T>): Promise<T> {
    const call = calling.getStore() ?? callNow();
    const tried: Tried = { failed: 0, repeats: terms.repeats };
    for (;;) {
      try {
        return await once(request, terms, call);
      } catch (caught) {
        const error = deliveryErrorOf(caught, true);
        if (tried.unknown && terms.settles?.(error)) return terms.read(undefined);
        tried.failed += 1;
        if (error.outcome === 'unknown') tried.unknown = error;
        await pause(error, tried, call);
      }
    }
  }

  return {
    within: (doing) => calling.run(callNow(), doing),
    send,
    async ask(request, read) {
      try {
        return await send(request, { read, repeats: true });
      } catch (caught) {
        const error = deliveryErrorOf(caught, true);
        if (error.outcome !== 'unknown') throw error;
        throw new DeliveryError('later', error.reason, { cause: error.cause });
      }
    },
  };
}
