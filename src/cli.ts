import { randomUUID } from 'node:crypto';
import { Command, CommanderError } from 'commander';
import { addAsk } from './cli/ask.ts';
import { addBackup } from './cli/backup.ts';
import { addChat } from './cli/chat.ts';
import { addCheck } from './cli/check.ts';
import { addDoctor } from './cli/doctor.ts';
import { addEval } from './cli/eval.ts';
import { addFeedback } from './cli/feedback.ts';
import { addImport } from './cli/import.ts';
import { addModel } from './cli/model.ts';
import { addPost, addUndo } from './cli/post.ts';
import { addReplay } from './cli/replay.ts';
import { addRestore } from './cli/restore.ts';
import { addServe } from './cli/serve.ts';
import { addSlack } from './cli/slack.ts';
import { OperatorError } from './core/errors.ts';
import { version } from './version.ts';

/** Wrong words on the command line: one line, and this exit code. */
const usage = 2;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Ends with one line for what a person can mend, and with a reference for what they cannot. */
function fail(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usage;
  if (error instanceof OperatorError) {
    say(`factdesk: ${error.message}`);
    for (const line of error.lines) say(`  ${line}`);
    return error.exitCode;
  }
  const reference = randomUUID().slice(0, 8);
  say(
    `factdesk: something went wrong that should not have; please report it with this reference: ${reference}`,
  );
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

function program(): Command {
  const factdesk = new Command('factdesk')
    .description('Answers "is this true?" with what a publisher has already found.')
    .version(version)
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      outputError: (text, write) =>
        write(
          `factdesk: ${text
            .replace(/^error: /, '')
            .replace(/\n\(/, ' (')
            .trim()
            .replace(/\.$/, '')}; see factdesk --help\n`,
        ),
    });
  for (const add of [
    addServe,
    addAsk,
    addChat,
    addCheck,
    addImport,
    addDoctor,
    addFeedback,
    addEval,
    addReplay,
    addModel,
    addSlack,
    addPost,
    addUndo,
    addBackup,
    addRestore,
  ]) {
    add(factdesk);
  }
  return factdesk;
}

// A reader that has seen enough (| head) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = fail(error);
}
