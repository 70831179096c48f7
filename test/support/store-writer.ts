// Run as a process of its own: writes rows into the folder it is given until it is killed, and prints each one's
// question once the store has acknowledged it.
import { openStore } from '../../src/store/open.ts';
import { memoryLog } from './log.ts';

const store = await openStore({ dataDir: process.argv[2] ?? '', log: memoryLog() });
for (let count = 0; ; count += 1) {
  const question = `${process.pid}/${count}`;
  await store.interactions.record({
    at: new Date(),
    platform: 'console',
    question,
    kind: 'none',
    factChecks: [],
    confidence: 0,
    milliseconds: 1,
  });
  process.stdout.write(`${question}\n`);
}
