import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { recordedFromDiscord } from '../adapters/discord/recorded.ts';
import { printable } from '../adapters/printable.ts';
import type { Call, Replayed } from '../adapters/replay.ts';
import { recordedFromSlack } from '../adapters/slack/recorded.ts';
import { OperatorError } from '../core/errors.ts';
import type { Incoming } from '../core/message.ts';
import type { Handle, Log } from '../core/ports.ts';
import { withDesk } from './desk.ts';

const wrongInput = 2;

/** The payload that stands in a file. */
async function recordedIn(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new OperatorError(`${file} cannot be read; give a file with one recorded payload.`, {
      exitCode: wrongInput,
      cause: error,
    });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new OperatorError(`${file} is not JSON; give a file with one recorded payload.`, {
      exitCode: wrongInput,
      cause: error,
    });
  }
}

type Run = (handle: Handle, log: Log) => Promise<Replayed>;

/** Which platform sent a payload, told by its shape. A platform's library is loaded only for its own. */
async function replayOf(file: string): Promise<Run> {
  const payload = await recordedIn(file);
  const slack = recordedFromSlack(payload);
  if (slack) {
    const { replaySlack } = await import('../adapters/slack/replay.ts');
    return (handle, log) => replaySlack(slack, handle, log);
  }
  const discord = recordedFromDiscord(payload);
  if (discord) {
    const { replayDiscord } = await import('../adapters/discord/replay.ts');
    return (handle, log) => replayDiscord(discord, handle, log);
  }
  throw new OperatorError(
    `${file} holds no payload that Slack or Discord sends; give an event, a command, a pressed button or a gateway dispatch.`,
    { exitCode: wrongInput },
  );
}

function whatDone(act: Incoming['act']): string {
  if (act.kind === 'ask') return `asks ${JSON.stringify(act.question)}`;
  return act.kind === 'pressed' ? `presses ${JSON.stringify(act.token)}` : `wants ${act.kind}`;
}

function whatCame({ place, actor, act }: Incoming): string {
  return `${place.platform}: ${actor.id} (${actor.role}) in ${place.channel} ${whatDone(act)}`;
}

function linesOf({ to, body, problems }: Call): string[] {
  return [
    `would send ${to}`,
    ...(body === undefined ? [] : [JSON.stringify(body, null, 2)]),
    ...problems.map((problem) => `the platform would refuse it: ${problem}`),
  ];
}

/**
 * `factdesk replay FILE`: a recorded payload through the real intake, conversation and rendering, and every call that
 * would answer it. Exit code 1 where nothing would, or where the platform would refuse it.
 */
export function addReplay(program: Command): void {
  program
    .command('replay')
    .description('send a recorded Slack or Discord payload through the desk, answering nobody')
    .argument('<file>', 'one payload as JSON, as the platform sent it')
    .action(async (file: string) => {
      const run = await replayOf(file);
      await withDesk(async ({ bot }, log) => {
        const replayed = await run(bot.handle, log);
        if (replayed.kind === 'ignored') {
          throw new OperatorError(`the desk would not answer this: ${replayed.why}.`);
        }
        const lines = [whatCame(replayed.incoming), ...replayed.calls.flatMap(linesOf)];
        process.stdout.write(`${printable(lines.join('\n'))}\n`);
        if (replayed.calls.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
      });
    });
}
