import { writeHeapSnapshot } from 'node:v8';
import { OperatorError } from '../src/core/errors.ts';
import { openLoadedDesk } from './ack-desk.ts';
import { openLoad } from './ack-load.ts';
import { loadOptions, platforms } from './ack-platforms.ts';
import { optionsOf } from './options.ts';
import { flatness, type Sample } from './soak-flat.ts';

/**
 * Sends interactions through a whole desk (adapter, conversation, index, store on disk) with a platform in a process of
 * its own, prints the desk's memory on the way, and says whether it stays flat. Loopback only; ends by itself.
 */
const usage = `npm run -s soak -- [--platform ${platforms.map(({ name }) => name).join('|')}] [--count 100000] [--at-once 200] [--claims 14231] [--snapshots FOLDER]`;

/** After each the memory is looked at, with nothing under way. */
const laps = 50;
/** How many of these are printed. */
const lines = 10;

const options = () =>
  optionsOf(usage, {
    ...loadOptions,
    count: { type: 'string', default: '100000' },
    /** Heap snapshots go here, to see in a browser's developer tools what grows. */
    snapshots: { type: 'string' },
  });

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

/** What the process holds once everything that nobody needs is gone. */
function look(done: number): Sample {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { done, live: heapUsed, whole: rss };
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const rowOf = ({ done, live, whole }: Sample): string =>
  line([done.toLocaleString('en'), megabytes(live), megabytes(whole)]);

async function main(): Promise<void> {
  const { platform, count: wanted, 'at-once': atOnce, claims, snapshots, help } = options();
  if (help) {
    console.log(usage);
    return;
  }
  if (!globalThis.gc) throw new OperatorError('node needs --expose-gc, as npm run soak gives it');
  const count = Number(wanted);
  const desk = await openLoadedDesk(Number(claims));
  const load = await openLoad(platform, desk);
  const samples: Sample[] = [look(0)];
  const refused = new Set<string>();
  console.log(line(['interactions', 'objects in use MB', 'whole process MB']));
  console.log(line(['---', '---', '---']));
  const began = performance.now();
  for (let lap = 1; lap <= laps; lap += 1) {
    const each = { count: Math.ceil(count / laps), atOnce: Number(atOnce) };
    for (const why of await load.send({ ...each, how: 'always' }, () => {})) refused.add(why);
    const sample = look(lap * each.count);
    samples.push(sample);
    if (lap % (laps / lines) > 0) continue;
    console.log(rowOf(sample));
    if (snapshots !== undefined)
      writeHeapSnapshot(`${snapshots}/after-${sample.done}.heapsnapshot`);
  }
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  await load.close();
  await desk.close();
  const { isFlat, sentence } = flatness(samples);
  console.log(
    `${desk.size} claims, ${atOnce} at once, ${minutes} minutes; refused by the platform: ${refused.size}.`,
  );
  console.log(sentence);
  process.exitCode = isFlat && refused.size === 0 ? 0 : 1;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
process.exit();
