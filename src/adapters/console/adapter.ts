import { randomUUID } from 'node:crypto';
import type { Adapter, Handle, Log } from '../../core/ports.ts';
import { choicesOf } from './choices.ts';
import { incoming, readLine, type Shown } from './intake.ts';
import { labels } from './labels.ts';
import { renderPlain, renderSentence, type Shape } from './render.ts';
import { shortened } from './shorten.ts';
import { type Ends, openTyping, type Typing } from './typing.ts';

/** One conversation: what a line was answered with, as it is shown, and whether it ended the conversation. */
function conversation(handle: Handle, shape: Shape, log: Log) {
  let shown: Shown | undefined;

  async function answer(act: Parameters<typeof incoming>[0]): Promise<string | undefined> {
    const reply = await handle(incoming(act));
    if (!reply) return;
    const fitted = shortened(reply);
    shown = { reply: fitted, choices: choicesOf(fitted) };
    return renderPlain(fitted, shape, shown.choices);
  }

  async function said(line: string): Promise<string | undefined> {
    const typed = readLine(line, shown);
    if (typed.kind === 'act') return answer(typed.act);
    return typed.kind === 'sentence' ? renderSentence(typed.text, shape) : undefined;
  }

  return {
    isOver: (line: string) => readLine(line, shown).kind === 'quit',
    async said(line: string): Promise<string | undefined> {
      try {
        return await said(line);
      } catch (error) {
        const reference = randomUUID().slice(0, 8);
        log.error({ err: error, reference }, 'an answer could not be shown');
        return renderSentence(labels.failed(reference), shape);
      }
    },
  };
}

type Conversation = ReturnType<typeof conversation>;

/** Answers line by line, in the order they were typed, until there is no more or the person leaves. */
async function converse(
  { lines, greet, prompt, echo, write }: Typing,
  { isOver, said }: Conversation,
  isStopped: () => boolean,
): Promise<void> {
  // From here on lines are kept until it is their turn; before, one that comes early would be lost.
  const typed = lines[Symbol.asyncIterator]();
  await greet();
  await prompt();
  for await (const line of typed) {
    if (isStopped()) break;
    await echo(line);
    if (isOver(line)) return;
    const text = await said(line);
    if (text !== undefined) await write(`\n${text}\n\n`);
    if (isStopped()) break;
    await prompt();
  }
  await write('\n');
}

/**
 * A conversation in a terminal, or through pipes: then what is read is written too, so that the output reads the same.
 *
 * @returns the adapter; `ended` resolves when the person has left or the input has come to its end
 */
export function createConsole(
  options: Ends & { log: Log },
): Adapter & { readonly ended: Promise<void> } {
  let stop = () => {};
  let ended = Promise.resolve();
  return {
    platform: 'console',
    abilities: { privateReplies: true, posts: false },
    get ended() {
      return ended;
    },
    async start(handle) {
      const typing = openTyping(options);
      const { lines } = typing;
      let stopped = false;
      stop = () => {
        stopped = true;
        lines.close();
      };
      // Ctrl-C leaves; what was asked is still answered.
      lines.on('SIGINT', stop);
      const talk = conversation(handle, options, options.log);
      ended = converse(typing, talk, () => stopped).finally(() => lines.close());
    },
    async stop() {
      stop();
      await ended;
    },
  };
}
