import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, SocketModeReceiver } from '@slack/bolt';
import type { OperatorError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import type { Door } from './door.ts';
import { isDeadToken, refusal } from './refused.ts';

/** Milliseconds before another try: short at first, then at most half a minute. */
const usualPause = (failures: number): number => Math.min(30_000, 250 * 2 ** failures);
/** So often in a row Slack refuses a token before it is believed: in trouble it refuses good ones for a while. */
const mostRefusals = 8;
/** Milliseconds to wait for the other end's goodbye. */
const goodbye = 3000;

export interface SocketOptions {
  logger: Logger;
  log: Log;
  gone: (why: OperatorError) => void;
  pause?: typeof usualPause;
}

/**
 * Socket Mode: events come over a connection that the desk opens, so no public address is needed.
 * We reconnect ourselves: Bolt's own reconnecting waits five seconds after every `disconnect` that Slack sends, and a
 * try that fails there ends in an unhandled rejection.
 *
 * @param options.gone is told where Slack takes the token no more
 */
export function socketDoor(
  appToken: string,
  apiUrl: string,
  { logger, log, gone, pause = usualPause }: SocketOptions,
): Door {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    // Options of its own: the receiver writes into what it is given.
    installerOptions: {
      clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, timeout: 10_000 },
    },
  });
  const closing = new AbortController();
  let connecting = false;

  async function reconnect(): Promise<void> {
    connecting = true;
    let refusals = 0;
    for (let failures = 0; !closing.signal.aborted; failures++) {
      try {
        await receiver.start();
        // Closed in the meantime: this connection is nobody's.
        if (closing.signal.aborted) await receiver.client.disconnect();
        else log.info({ failures }, 'Slack is connected again');
        break;
      } catch (error) {
        refusals = isDeadToken(error) ? refusals + 1 : 0;
        if (refusals >= mostRefusals) return gone(refusal(error, 'app', apiUrl));
        log.warn({ failures, error: String(error) }, 'Slack is not reached; trying again');
        await sleep(pause(failures), undefined, { signal: closing.signal }).catch(() => {});
      }
    }
    connecting = false;
  }

  receiver.client.on('disconnected', () => {
    if (!connecting && !closing.signal.aborted) void reconnect();
  });

  return {
    receiver,
    async open() {
      connecting = true;
      try {
        await receiver.start();
      } catch (error) {
        throw refusal(error, 'app', apiUrl);
      } finally {
        connecting = false;
      }
    },
    async close() {
      closing.abort();
      await Promise.race([receiver.client.disconnect(), sleep(goodbye, undefined, { ref: false })]);
    },
  };
}
