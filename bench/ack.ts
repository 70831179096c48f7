import { monitorEventLoopDelay } from 'node:perf_hooks';
import { OperatorError } from '../src/core/errors.ts';
import { openLoadedDesk } from './ack-desk.ts';
import { type Load, openLoad } from './ack-load.ts';
import type { ToPeer, Went } from './ack-peer.ts';
import { loadOptions, platforms } from './ack-platforms.ts';
import { optionsOf } from './options.ts';

/**
 * How soon a desk acknowledges while it searches, as a platform at its other end sees it: from the moment in which an
 * interaction is sent to that in which the acknowledgement comes in. Loopback only.
 */
const usage = `npm run -s ack -- [--platform ${platforms.map(({ name }) => name).join('|')}] [--count 2000] [--at-once 200] [--claims 14231] [--json]`;

/** Milliseconds within which 99 of 100 are to be acknowledged. */
const aim = 500;

const options = () =>
  optionsOf(usage, {
    ...loadOptions,
    count: { type: 'string', default: '2000' },
    json: { type: 'boolean', default: false },
  });

/** Milliseconds. */
interface Times {
  p50: number;
  p99: number;
  most: number;
}

interface Row {
  how: string;
  what: string;
  count: number;
  /** Absent where the platform waits for none. */
  acknowledged: Times | undefined;
  answered: Times;
}

function timesOf(times: readonly number[]): Times | undefined {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return sorted.length > 0 ? { p50: at(0.5), p99: at(0.99), most: at(1) } : undefined;
}

function rowOf(how: string, what: string, all: readonly Went[]): Row {
  const acknowledged = timesOf(all.flatMap((one) => one.acknowledged ?? []));
  const answered = timesOf(all.map((one) => one.answered)) ?? { p50: 0, p99: 0, most: 0 };
  return { how, what, count: all.length, acknowledged, answered };
}

async function measure(
  load: Load,
  how: ToPeer['how'],
  size: Pick<ToPeer, 'count' | 'atOnce'>,
): Promise<Row[]> {
  const all: Went[] = [];
  const refused = await load.send({ ...size, how }, (_, share) => void all.push(...share));
  if (refused.length > 0) throw new OperatorError(`the platform refused: ${refused[0]}`);
  const whats = [...new Set(all.map(({ what }) => what))].toSorted();
  return [
    rowOf(how, 'all', all),
    ...whats.map((what) =>
      rowOf(
        how,
        what,
        all.filter((one) => one.what === what),
      ),
    ),
  ];
}

const cell = (times: Times | undefined): string =>
  times ? [times.p50, times.p99, times.most].join(' / ') : '-';
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (rows: readonly Row[]): string =>
  [
    line([
      'load',
      'what',
      'number',
      'acknowledged p50 / p99 / last ms',
      'answered p50 / p99 / last ms',
    ]),
    line(['---', '---', '---', '---', '---']),
    ...rows.map(({ how, what, count, acknowledged, answered }) =>
      line([how, what, String(count), cell(acknowledged), cell(answered)]),
    ),
  ].join('\n');

async function main(): Promise<void> {
  const { platform, count, 'at-once': atOnce, claims, json, help } = options();
  if (help) {
    console.log(usage);
    return;
  }
  const size = { count: Number(count), atOnce: Number(atOnce) };
  const desk = await openLoadedDesk(Number(claims));
  const load = await openLoad(platform, desk);
  // What is compiled and connected at the first use is there afterwards.
  await measure(load, 'always', { ...size, count: size.atOnce * 2 });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const rows = [...(await measure(load, 'waves', size)), ...(await measure(load, 'always', size))];
  delay.disable();
  await load.close();
  await desk.close();
  const worst = Math.max(...rows.map(({ acknowledged }) => acknowledged?.p99 ?? 0));
  const held = Math.round(delay.percentile(99) / 1e6);
  if (json) console.log(JSON.stringify({ platform, claims: desk.size, held, rows }, null, 2));
  else {
    console.log(table(rows));
    console.log(
      `${desk.size} claims, ${atOnce} at once. 99 of 100 acknowledged within ${worst} ms (at the most ${aim}); the thread was held for ${held} ms in one of 100 cases.`,
    );
  }
  process.exitCode = worst < aim ? 0 : 1;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
process.exit();
