import type { Command } from 'commander';
import { environment, readConfig } from '../config.ts';
import type { Feedback } from '../core/ports.ts';
import { type Tally, tallied } from '../core/tally.ts';
import { openStoreToRead } from '../store/open.ts';
import { createLog } from '../telemetry.ts';

/** What people said of one fact-check, with its claim; undefined where the library has it no more. */
type Told = Tally & { claim?: string };

/** Said longer ago than so many words is of no use to anybody. */
const mostRead = 100_000;
const longestClaim = 80;

function withClaims(said: readonly Feedback[], claims: ReadonlyMap<string, string>): Told[] {
  return tallied(said).map((tally) => {
    const claim = claims.get(tally.factCheck);
    return { ...tally, ...(claim !== undefined && { claim }) };
  });
}

/** On one line, without what would move a terminal's cursor. */
function briefly(claim: string): string {
  const line = claim.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > longestClaim ? `${letters.slice(0, longestClaim).join('')}…` : line;
}

function rowOf({ right, wrong, newest, factCheck, claim }: Told): string {
  const day = newest.toISOString().slice(0, 10);
  const name = claim === undefined ? `${factCheck} (no longer in the library)` : briefly(claim);
  return `${String(wrong).padStart(5)} ${String(right).padStart(5)}  ${day}  ${name}`;
}

/** What people said, and the claims it was about, out of the desk's store. */
async function read(): Promise<Told[]> {
  const { dataDir, databaseUrl } = readConfig(environment());
  const log = createLog('warn');
  const store = await openStoreToRead({ dataDir, log, ...(databaseUrl ? { databaseUrl } : {}) });
  if (!store) return [];
  try {
    const said = await store.feedback.recent(mostRead);
    const asked = [...new Set(said.map(({ factCheck }) => factCheck))];
    const found = await store.revisions.get(asked);
    return withClaims(said, new Map(found.map(({ id, claim }) => [id, claim])));
  } finally {
    await store.close();
  }
}

/** `factdesk feedback`: which fact-checks people called the right answer, and which not. Works beside a running desk. */
export function addFeedback(program: Command): void {
  program
    .command('feedback')
    .description('list how often people said that an answer was right or wrong')
    .option('--json', 'the same as JSON')
    .action(async ({ json }: { json?: true }) => {
      const tallies = await read();
      if (json) {
        process.stdout.write(`${JSON.stringify(tallies, null, 2)}\n`);
        return;
      }
      const lines =
        tallies.length > 0
          ? ['wrong right  newest      claim', ...tallies.map(rowOf)]
          : ['Nobody has said yet whether an answer was right.'];
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}
