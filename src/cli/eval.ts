import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';

/** `factdesk eval`: hands over to the benchmark, which is no part of the running desk. */
export function addEval(program: Command): void {
  program
    .command('eval')
    .description('measure the matching on a corpus and questions (npm run eval -- --help)')
    .helpOption(false)
    .allowUnknownOption()
    .argument('[options...]')
    .action(async (_options: string[], _known: object, command: Command) => {
      const bench = fileURLToPath(new URL('../../bench/eval.ts', import.meta.url));
      const child = spawn(process.execPath, [bench, ...command.args], { stdio: 'inherit' });
      const [code] = await once(child, 'exit');
      process.exitCode = typeof code === 'number' ? code : 1;
    });
}
