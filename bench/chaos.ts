import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runChaos, type Toll } from './chaos-run.ts';
import { ownSchema } from './chaos-schema.ts';

/**
 * `npm run chaos`: publishes while the desk is killed and the platforms lose answers, and counts what stands.
 *
 * - `--publications` and `--kills`: 1000 and 200 unless told
 * - `--on sqlite`, `--on postgres`: one desk, or three at once on the server of DATABASE_URL; both unless told
 * - `--seed`: the same moments for the same number, as far as the machine lets them be
 */
const { values } = parseArgs({
  options: {
    publications: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    on: { type: 'string', default: 'sqlite,postgres' },
  },
});

const say = (line: string) => process.stderr.write(`${line}\n`);
const shared = {
  publications: Number(values.publications),
  kills: Number(values.kills),
  seed: Number(values.seed),
  say,
};

async function onSqlite(): Promise<Toll> {
  const folder = mkdtempSync(join(tmpdir(), 'factdesk-chaos-'));
  try {
    return await runChaos({ ...shared, replicas: 1, store: { CHAOS_DATA: folder } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(address: string): Promise<Toll> {
  const schema = await ownSchema(address);
  try {
    return await runChaos({ ...shared, replicas: 3, store: { CHAOS_DATABASE: schema.url } });
  } finally {
    await schema.remove();
  }
}

const columns: [title: string, of: (toll: Toll) => number | string][] = [
  ['publications', ({ acknowledged }) => acknowledged],
  ['undone again', ({ undone }) => undone],
  ['kills', ({ kills }) => kills],
  ['faults', ({ faults }) => Object.values(faults).reduce((sum, one) => sum + one, 0)],
  ['lost', ({ lost }) => lost],
  ['doubled', ({ doubled }) => doubled],
  ['undone but there', ({ leftOver }) => leftOver],
  ['not corrected', ({ outdated }) => outdated],
  ['held', ({ held }) => held],
  ['given up', ({ dead }) => dead],
  ['seconds', ({ seconds }) => seconds],
];

function tableOf(tolls: readonly [string, Toll][]): string {
  const rows = tolls.map(([name, toll]) => [name, ...columns.map(([, of]) => String(of(toll)))]);
  const head = ['on', ...columns.map(([title]) => title)];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const tolls: [string, Toll][] = [];
for (const on of values.on.split(',')) {
  const address = process.env.DATABASE_URL;
  if (on === 'postgres' && !address) {
    say('PostgreSQL is left out: set DATABASE_URL to a server that may be written to.');
    continue;
  }
  const name = on === 'postgres' ? 'PostgreSQL, three desks' : 'SQLite, one desk';
  say(`on ${name}`);
  tolls.push([name, on === 'postgres' ? await onPostgres(address ?? '') : await onSqlite()]);
}
process.stdout.write(`${tableOf(tolls)}\n`);
for (const [name, { violations, faults, stuck }] of tolls) {
  process.stdout.write(`\n${name}: faults ${JSON.stringify(faults)}\n`);
  for (const line of stuck.slice(0, 20)) process.stdout.write(`stuck: ${line}\n`);
  for (const line of violations.slice(0, 20)) process.stdout.write(`refused: ${line}\n`);
}
const wrong = tolls.some(
  ([, toll]) =>
    toll.lost + toll.doubled + toll.leftOver + toll.outdated + toll.violations.length > 0,
);
process.exitCode = wrong ? 1 : 0;
