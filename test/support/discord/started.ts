import { expect, onTestFinished } from 'vitest';
import type { DiscordOptions } from '../../../src/adapters/discord/adapter.ts';
import type { Incoming, Reply } from '../../../src/core/message.ts';
import type { Handle } from '../../../src/core/ports.ts';
import { type DiscordBench, openBench, type Way } from './bench.ts';

export const say = (text: string, over: Partial<Reply> = {}): Reply => ({
  title: text,
  blocks: [{ kind: 'text', style: 'plain', text }],
  actions: [],
  audience: 'asker',
  locale: 'en',
  ...over,
});
export const withButton = say('Here.', { actions: [{ label: 'Help', act: { kind: 'help' } }] });
export const forAll = { ...withButton, audience: 'everyone' as const };

/** A bench that is taken down when the test is over; its adapter is not started. */
export async function opened(way: Way, over: Partial<DiscordOptions> = {}): Promise<DiscordBench> {
  const bench = await openBench(way, over);
  onTestFinished(async () => {
    await bench.adapter.stop();
    await bench.close();
  });
  return bench;
}

/** The same with its adapter started, and what came to the desk. */
export async function started(
  way: Way,
  handle: Handle = async () => withButton,
  over: Partial<DiscordOptions> = {},
) {
  const bench = await opened(way, over);
  const came: Incoming[] = [];
  await bench.adapter.start(async (incoming) => {
    came.push(incoming);
    return handle(incoming);
  });
  const { state, gateway } = bench.discord;
  return { ...bench, came, state, gateway };
}

/** A promise and the key to it. */
export function gate() {
  let release = () => {};
  const passed = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { passed, release: () => release() };
}

/** Whether a line of the log holds these words by now. */
export const logged = (log: DiscordBench['log'], words: string) => () =>
  log.lines.some(({ message }) => message.includes(words));

/** Lets everything that is on its way arrive: this question is answered after what came before it. */
export async function settled({ peer }: DiscordBench): Promise<void> {
  expect(await peer.ask('next')).toBeDefined();
}
