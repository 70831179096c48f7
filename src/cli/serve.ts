import type { Command } from 'commander';
import { environment, readConfig } from '../config.ts';
import { type Running, serve } from '../main.ts';
import { createLog } from '../telemetry.ts';
import { counted } from './count.ts';

const names = { web: 'the page', console: 'the console', discord: 'Discord', slack: 'Slack' };

/** What the desk says once it runs: where it is, what it holds, what is to be mended. */
function readyLines({ url, factChecks, platforms, problems }: Running, folder: string): string {
  const connected = platforms.filter((platform) => platform !== 'web');
  const places = connected.map((platform) => names[platform]).join(' and ');
  const lines = [
    `factdesk is ready: ${url}`,
    `${counted(factChecks, 'fact-check')} from ${folder}; ${places ? `connected to ${places}` : 'Discord and Slack are not connected'}. Ctrl-C stops it.`,
    ...(problems.length > 0
      ? [`${counted(problems.length, 'problem')} in the library; factdesk check says what to mend.`]
      : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** `factdesk serve`: the desk with its page and every platform that has tokens, until it is told to stop. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('start the desk: its page, and Discord and Slack where their tokens are set')
    .action(async () => {
      const config = readConfig(environment());
      const log = createLog(config.logLevel);
      const desk = await serve(config, log);
      process.stdout.write(readyLines(desk, config.contentDir));
      let stopping = false;
      const stop = (signal: string, exitCode = 0) => {
        // A second signal means now.
        if (stopping) process.exit(1);
        stopping = true;
        log.info({ signal }, 'stopping: answering what was asked, then closing');
        desk.stop().then(
          () => process.exit(exitCode),
          (error: unknown) => {
            log.error({ err: error }, 'stopping failed');
            process.exit(1);
          },
        );
      };
      process.on('SIGINT', () => stop('SIGINT'));
      process.on('SIGTERM', () => stop('SIGTERM'));
      // Whoever runs the desk is to notice: a desk that nobody can reach helps nobody.
      const why = await desk.gone;
      process.stderr.write(`factdesk: ${why.message}\n`);
      if (!stopping) stop('gone', why.exitCode);
    });
}
