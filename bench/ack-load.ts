import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../src/core/errors.ts';
import type { LoadedDesk } from './ack-desk.ts';
import type { FromPeer, ToPeer, Went } from './ack-peer.ts';
import { platforms } from './ack-platforms.ts';

/** A desk that is connected to a platform which can be told to send. */
export interface Load {
  /** Sends; calls back with each share as it was answered. Resolves with what the platform would not take. */
  send(
    what: Omit<ToPeer, 'questions'>,
    went: (done: number, share: Went[]) => void,
  ): Promise<string[]>;
  close(): Promise<void>;
}

/** Milliseconds without any answer after which there will be none. */
const patience = 60_000;

/** Connects a desk to the other end of a platform, in a process of its own. */
export async function openLoad(name: string, desk: LoadedDesk): Promise<Load> {
  const platform = platforms.find((one) => one.name === name);
  if (!platform) {
    const names = platforms.map((one) => one.name).join(', ');
    throw new OperatorError(`there is no ${name} to put under load, only: ${names}`, {
      exitCode: 2,
    });
  }
  const peer = fork(fileURLToPath(new URL(platform.peer, import.meta.url)), platform.args ?? []);
  const tell = (message: ToPeer) => peer.send(message);
  const address = await new Promise<Record<string, string>>((resolve) =>
    peer.once('message', (message: FromPeer) => {
      if (message.kind === 'ready') resolve(message.address);
    }),
  );
  const adapter = platform.adapter(desk, address);
  await adapter.start(desk.handle);
  return {
    send(what, went) {
      const { promise, resolve, reject } = Promise.withResolvers<string[]>();
      const givenUp = () =>
        reject(new OperatorError('no answer for a minute; the load has stalled'));
      let timer = setTimeout(givenUp, patience);
      const hear = (message: FromPeer) => {
        if (message.kind !== 'went') return;
        clearTimeout(timer);
        timer = setTimeout(givenUp, patience);
        went(message.done, message.went);
        if (message.done >= what.count) resolve(message.refused);
      };
      peer.on('message', hear);
      tell({ ...what, questions: desk.questions });
      return promise.finally(() => {
        clearTimeout(timer);
        peer.off('message', hear);
      });
    },
    async close() {
      await adapter.stop();
      peer.kill();
    },
  };
}
