import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import { progressOn } from './progress.ts';

const atOnce = 8;
const patience = 15_000;
/** Answers with which a server turns programs away, whatever the page: they say nothing about the link. */
const refusals = new Set([401, 403, 405, 406, 418, 429, 451, 503, 999]);

type Outcome = 'alive' | 'refused' | { broken: string };

async function visit(url: string): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      redirect: 'follow',
      signal: AbortSignal.timeout(patience),
      headers: { 'user-agent': 'factdesk link check', accept: '*/*' },
    });
    await response.body?.cancel();
    if (response.ok) return 'alive';
    return refusals.has(response.status) ? 'refused' : { broken: `answers ${response.status}` };
  } catch (error) {
    const timeout = error instanceof Error && error.name === 'TimeoutError';
    return { broken: timeout ? 'does not answer within 15 seconds' : 'cannot be reached' };
  }
}

/** Every address with the fact-checks that name it. */
function addresses(factChecks: readonly FactCheck[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, url, sources } of factChecks) {
    for (const address of [url, ...sources.map((source) => source.url)]) {
      if (address) found.set(address, [...(found.get(address) ?? []), id]);
    }
  }
  return found;
}

/**
 * Asks every address of the fact-checks once, eight at a time.
 *
 * @returns a problem for each that is gone; a server that refuses programs is not a problem
 */
export async function checkLinks(
  factChecks: readonly FactCheck[],
  output: NodeJS.WriteStream,
): Promise<Problem[]> {
  const queue = [...addresses(factChecks)];
  const progress = progressOn(output, 'links', queue.length);
  const problems: Problem[] = [];
  let refused = 0;
  const worker = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [url, ids] = next;
      const outcome = await visit(url);
      progress.step();
      if (outcome === 'refused') refused += 1;
      if (typeof outcome === 'object') {
        problems.push({
          where: ids.join(', '),
          what: `${url} ${outcome.broken}.`,
          fix: 'Open it in a browser; if it is gone, name another address of the source.',
        });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  progress.end();
  if (refused) output.write(`${refused} addresses turn programs away and could not be checked\n`);
  return problems.toSorted((a, b) => a.where.localeCompare(b.where));
}
