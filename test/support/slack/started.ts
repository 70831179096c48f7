import { afterEach } from 'vitest';
import type { SlackOptions } from '../../../src/adapters/slack/adapter.ts';
import type { Incoming, Reply } from '../../../src/core/message.ts';
import type { Handle } from '../../../src/core/ports.ts';
import { type Mode, openBench, type SlackBench, type Way } from './bench.ts';

let open: SlackBench[] = [];
afterEach(async () => {
  for (const bench of open) {
    await bench.adapter.stop();
    await bench.close();
  }
  open = [];
});

/** A reply of one sentence. */
export const say = (text: string, over: Partial<Reply> = {}): Reply => ({
  title: text,
  blocks: [{ kind: 'text', style: 'plain', text }],
  actions: [],
  audience: 'asker',
  locale: 'en',
  ...over,
});

/** A desk that is connected, with all that came to it; it stops when the test ends. */
export async function started(
  mode: Mode,
  way: Way,
  handle: Handle = async () => say('Heard.'),
  options: Partial<SlackOptions> = {},
) {
  const bench = await openBench(mode, way, options);
  open.push(bench);
  const came: Incoming[] = [];
  await bench.adapter.start(async (incoming) => {
    came.push(incoming);
    return handle(incoming);
  });
  return { ...bench, came, state: bench.slack.state };
}

/** A promise and the key to it. */
export function gate() {
  let release = () => {};
  const passed = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { passed, release: () => release() };
}
