import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { renderPlain } from '../adapters/console/render.ts';
import { readTime } from '../bot/publish/when.ts';
import { wordsFor } from '../bot/words/words.ts';
import { environment, readConfig } from '../config.ts';
import { OperatorError, UserError } from '../core/errors.ts';
import type { FactCheck } from '../core/factcheck.ts';
import type { Place } from '../core/message.ts';
import type { Preview, Progress } from '../core/press.ts';
import { isZone } from '../core/zone.ts';
import { createIndex } from '../search/index.ts';
import { createLog } from '../telemetry.ts';
import { counted } from './count.ts';
import { type Hand, withPress } from './press.ts';

const usage = { exitCode: 2 };
/** So long the command waits for the receipt, in milliseconds. */
const patience = 90_000;

interface Options {
  to: string[];
  note?: string;
  at?: string;
  zone: string;
  yes?: true;
  json?: true;
}

const write = (line: string) => process.stdout.write(`${line}\n`);

/** `discord/<server>/<channel>` or `slack/<workspace>/<channel>`, as `--to` takes it. */
function placeOf(written: string): Place {
  const [, platform, workspace, channel] =
    /^(discord|slack)\/(\w{1,40})\/(\w{1,40})$/.exec(written) ?? [];
  if (!workspace || !channel) {
    throw new OperatorError(
      `"${written}" is no channel; write it as discord/<server id>/<channel id> or slack/<workspace id>/<channel id>.`,
      usage,
    );
  }
  const where = { workspace, channel, kind: 'channel' } as const;
  return { platform: platform === 'slack' ? 'slack' : 'discord', ...where };
}

function notConnected({ platform }: Place): OperatorError {
  return new OperatorError(
    platform === 'slack'
      ? 'Slack has no token here; set SLACK_BOT_TOKEN, or post from the page of the desk.'
      : 'Discord has no token here; set DISCORD_TOKEN.',
    usage,
  );
}

/** By its id, or else the one that answers the words. */
async function factCheckFor(words: string, all: readonly FactCheck[]): Promise<FactCheck> {
  const named = all.find(({ id }) => id === words);
  if (named) return named;
  const index = createIndex();
  await index.put(all);
  const found = await index.find({ text: words });
  if (found.kind === 'match') return found.found.factCheck;
  const near = found.kind === 'choices' ? found.choices : found.closest;
  throw new OperatorError('No fact-check is meant by that for sure; name one by its id.', {
    ...usage,
    lines: near.map(({ factCheck }) => `${factCheck.id}  ${factCheck.claim}`.slice(0, 200)),
  });
}

function dueAtOf({ at, zone }: Options): Date | undefined {
  if (!isZone(zone)) {
    throw new OperatorError(`"${zone}" is no time zone; write it like Europe/Berlin.`, usage);
  }
  if (at === undefined) return;
  const due = readTime(at, zone, new Date());
  if (due) return due;
  throw new OperatorError(`"${at}" is no time; write it like "2026-12-01 18:30", or 18:30.`, usage);
}

/** What would go out, and where; false where a place takes no posts. */
function showPreview({ replies, places, publication }: Preview, zone: string): boolean {
  const words = wordsFor();
  const [reply] = replies;
  const { columns } = process.stdout;
  if (reply) write(renderPlain(reply, { columns: columns ?? 80, colour: false }));
  write('');
  for (const { target, problem, lacking } of places) {
    const missing = problem && lacking.length > 0 ? ` Missing: ${lacking.join(', ')}.` : '';
    write(`${target.name}: ${problem ? words.reasons[problem] : 'ready'}${missing}`);
  }
  if (publication.dueAt) write(`Goes out: ${words.time(publication.dueAt, zone)} (${zone}).`);
  return places.every(({ problem }) => !problem);
}

async function agreed({ yes }: Options): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) {
    throw new OperatorError('Nothing was posted; add --yes to post without being asked.', usage);
  }
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question('Post this? (yes/no) ');
  asking.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Nothing is left to do that the desk does by itself. */
const isSettled = ({ open }: Progress): boolean =>
  open.every(({ state }) => state === 'unknown' || state === 'dead');

/** Waits until every copy stands or cannot; does the work itself where no desk runs. */
async function receipt({ press, by, alone }: Hand, id: string): Promise<Progress> {
  if (alone) await press.start();
  try {
    const until = Date.now() + patience;
    let progress = await press.copies.progress(id, by);
    while (!isSettled(progress) && Date.now() < until) {
      await sleep(200);
      progress = await press.copies.progress(id, by);
    }
    return progress;
  } finally {
    if (alone) await press.stop();
  }
}

/** What became of it; true where every copy stands. */
function showReceipt({ publication, copies }: Progress, { json }: Options): boolean {
  const words = wordsFor();
  if (json) {
    write(JSON.stringify({ publication: publication.id, copies }, null, 2));
  } else {
    for (const { target, state, reason, receipt: stands } of copies) {
      const why = reason ? ` ${words.reasons[reason]}` : '';
      write(`${target.name}: ${stands?.url ?? words.desk.states[state]}${why}`);
    }
    write(`Undo it within ten minutes with: npm run factdesk -- undo ${publication.id}`);
  }
  return copies.every(({ state }) => state === 'standing');
}

async function post(words: string, options: Options, hand: Hand): Promise<boolean> {
  const { press, by, factChecks } = hand;
  const dueAt = dueAtOf(options);
  const targets = options.to.map((written) => {
    const place = placeOf(written);
    return { place, name: place.channel };
  });
  const unknown = targets.find(({ place }) => !hand.platforms.has(place.platform));
  if (unknown) throw notConnected(unknown.place);
  const { id: factCheck } = await factCheckFor(words, factChecks);
  const { id } = await press.drafts.begin(factCheck, by, targets);
  await press.drafts.change(id, by, { note: options.note ?? '', ...(dueAt && { dueAt }) });
  const preview = await press.drafts.look(id, by);
  if (!options.json) {
    const ready = showPreview(preview, options.zone);
    if (!ready) throw new UserError('place-refused');
  }
  if (!(await agreed(options))) {
    await press.drafts.cancel(id, by);
    write('Nothing was posted.');
    return true;
  }
  const { state } = await press.drafts.confirm(id, preview.publication.version, by);
  if (state === 'scheduled') {
    write(`It is scheduled; cancel it with: npm run factdesk -- undo ${id}`);
    return true;
  }
  return showReceipt(await receipt(hand, id), options);
}

/** A person's mistake is wrong usage here, with the sentence that the conversation has for it. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new OperatorError(wordsFor().mistakes[error.code], { ...usage, cause: error });
  }
}

const together = (written: string, before: string[]): string[] => [...before, written];

/** `factdesk post`: posts a fact-check to channels, each once. */
export function addPost(program: Command): void {
  program
    .command('post')
    .description('post a fact-check to channels of Discord and Slack, also while the desk runs')
    .argument('<words...>', 'the id of the fact-check, or what it is about')
    .requiredOption(
      '--to <channel>',
      'discord/<server>/<channel> or slack/<workspace>/<channel>; once for each channel',
      together,
      [],
    )
    .option('--note <text>', 'a note in your own words')
    .option('--at <time>', 'later: "2026-12-01 18:30", or 18:30')
    .option('--zone <zone>', 'the time zone of --at', 'UTC')
    .option('--yes', 'do not ask')
    .option('--json', 'the receipt as JSON')
    .action(async (words: string[], options: Options) => {
      const config = readConfig(environment());
      const log = createLog('warn');
      const stands = await explained(() =>
        withPress(config, log, (hand) => post(words.join(' '), options, hand)),
      );
      if (!stands) process.exitCode = 1;
    });
}

/** `factdesk undo`: cancels what is scheduled, or deletes every copy of what was posted just now. */
export function addUndo(program: Command): void {
  program
    .command('undo')
    .description('cancel a scheduled post, or delete every copy of one within ten minutes')
    .argument('<post>', 'its id, as factdesk post said it')
    .action(async (id: string) => {
      const config = readConfig(environment());
      const log = createLog('warn');
      await explained(() =>
        withPress(config, log, async (hand) => {
          const { press, by, alone } = hand;
          const { publication, copies: before } = await press.copies.progress(id, by);
          // It is still called scheduled when it is out.
          const isAhead = before.every(({ state }) => state === 'waiting');
          if (publication.state === 'scheduled' && isAhead) {
            await press.drafts.cancel(id, by);
            return write('It is cancelled; what was on its way at this moment is deleted again.');
          }
          await press.copies.undo(id, by);
          if (!alone) return write('The desk deletes its copies.');
          const { copies } = await receipt(hand, id);
          const gone = copies.filter(({ state }) => state === 'removed').length;
          return write(`${counted(gone, 'message')} deleted.`);
        }),
      );
    });
}
