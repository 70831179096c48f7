import { webApi } from '@slack/bolt';
import { boltLogger, clientOptions } from '../../../src/adapters/slack/app.ts';
import { createSlackOutlet } from '../../../src/adapters/slack/outlet.ts';
import { createPace } from '../../../src/adapters/slack/pace.ts';
import type { OutletBench } from '../../contracts/outlet.ts';
import { createLog, type Kept } from './bench.ts';
import { createFakeSlack, type FakeSlack } from './fake.ts';
import { channel } from './payloads.ts';
import { seen } from './read.ts';
import type { State } from './state.ts';

export interface SlackOutletBench extends OutletBench {
  slack: FakeSlack;
  state: State;
  log: Kept;
  clientFor(workspace: string): Promise<webApi.WebClient>;
}

/** A client as the desk has it, for a server at an address. */
export const clientAt = (apiUrl: string, token: string, log: Kept, timeout = 10_000) =>
  new webApi.WebClient(token, {
    ...clientOptions(`${apiUrl}/`),
    timeout,
    logger: boltLogger(log),
  });

/**
 * An outlet with a workspace at its other end.
 *
 * @param timeout milliseconds for a call
 */
export async function openOutlet(timeout?: number): Promise<SlackOutletBench> {
  const slack = await createFakeSlack();
  const { state } = slack;
  const log = createLog();
  const client = clientAt(slack.apiUrl, state.botToken, log, timeout);
  const clientFor = async () => client;
  const create = () => createSlackOutlet({ clientFor, pace: createPace(0), log });
  const posted = () => state.sent.filter(({ by, deleted }) => by === 'postMessage' && !deleted);

  return {
    outlet: create(),
    another: create,
    slack,
    state,
    log,
    clientFor,
    place: { platform: 'slack', workspace: state.team, channel, kind: 'channel' },
    peer: {
      stands: () =>
        posted().map((sent) => ({
          ...seen(sent.payload, sent.audience),
          message: sent.ts,
          ...(sent.thread && { under: sent.thread }),
        })),
      trouble(how) {
        state.trouble = how;
      },
      mend() {
        delete state.trouble;
      },
      erase({ message }) {
        for (const sent of posted()) if (sent.ts === message) sent.deleted = true;
      },
      violations: slack.violations,
      smuggled: slack.smuggled,
    },
    close: slack.close,
  };
}
