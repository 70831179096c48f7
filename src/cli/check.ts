import type { Command } from 'commander';
import type { Problem } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import { counted } from './count.ts';
import { withDesk } from './desk.ts';
import { checkLinks } from './links.ts';

/** `12 false, 3 true`: how often each value stands, most first. */
function tally(values: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([value, count]) => `${count} ${value}`)
    .join(', ');
}

/** What the library holds, a line each; lines without anything to say are left out. */
function report(factChecks: FactCheck[]): string[] {
  const unknown = factChecks.filter(({ verdict }) => verdict === 'unmapped');
  const dates = factChecks.flatMap(({ publishedAt }) => publishedAt?.slice(0, 10) ?? []).toSorted();
  const facts: [string, string][] = [
    [
      'verdicts',
      tally(factChecks.map(({ verdict }) => (verdict === 'none' ? 'no rating' : verdict))),
    ],
    ['labels in no table', tally(unknown.map(({ rating }) => `"${rating?.label ?? ''}"`))],
    ['status', tally(factChecks.map(({ status }) => status))],
    ['publishers', tally(factChecks.map(({ publisher }) => publisher.name))],
    ['topics', tally(factChecks.flatMap(({ topics }) => topics))],
    ['languages', tally(factChecks.map(({ language }) => language))],
    ['published', dates.length ? `${dates[0]} to ${dates.at(-1)}` : ''],
    ['without an address', String(factChecks.filter(({ url }) => !url).length)],
    ['without sources', String(factChecks.filter(({ sources }) => !sources.length).length)],
  ];
  return facts
    .filter(([, fact]) => fact && fact !== '0')
    .map(([name, fact]) => `  ${name}: ${fact}`);
}

const problemLine = ({ where, what, fix }: Problem): string => `${where}: ${what} ${fix}`;

/** `factdesk check`: what the library holds and what is wrong in it. Exit code 1 where anything is wrong. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('report what the library holds and every mistake in it')
    .option('--links', 'ask every address whether it still answers (needs a network)')
    .action((options: { links?: true }) =>
      withDesk(async ({ opened, read, folder }) => {
        const say = (line: string) => process.stdout.write(`${line}\n`);
        const { ids, problems } = opened;
        const factChecks = await read(ids);
        say(
          `${counted(factChecks.length, 'fact-check')} in ${folder}, ${counted(problems.length, 'problem')}`,
        );
        for (const line of report(factChecks)) say(line);
        for (const problem of problems) say(problemLine(problem));
        const broken = options.links ? await checkLinks(factChecks, process.stderr) : [];
        for (const problem of broken) say(problemLine(problem));
        if (problems.length + broken.length > 0) process.exitCode = 1;
      }),
    );
}
