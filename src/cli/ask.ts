import type { Command } from 'commander';
import { incoming } from '../adapters/console/intake.ts';
import { renderPlain } from '../adapters/console/render.ts';
import { OperatorError, UserError } from '../core/errors.ts';
import type { Ask } from '../core/ports.ts';
import type { Answer } from '../core/question.ts';
import { withDesk } from './desk.ts';

/** The decision alone. Nothing to read in a question is wrong usage here, since there is no conversation to say it in. */
async function decide(ask: Ask, text: string): Promise<Answer> {
  try {
    return await ask({ text }, 'console');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new OperatorError('there is nothing to read in that; give the claim you want checked.', {
      exitCode: 2,
      cause: error,
    });
  }
}

/** `factdesk ask`: one question, one answer, as a card or as JSON. */
export function addAsk(program: Command): void {
  program
    .command('ask')
    .description('answer one question from the library')
    .argument('<question...>', 'the claim or question, as you would type it in chat')
    .option('--json', 'the decision as JSON, as GET /api/ask gives it')
    .action(async (words: string[], options: { json?: true }) => {
      const question = words.join(' ');
      await withDesk(async ({ bot }) => {
        if (options.json) {
          const answer = await decide(bot.ask, question);
          process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
          return;
        }
        const reply = await bot.handle(incoming({ kind: 'ask', question }));
        const { isTTY, columns } = process.stdout;
        const shape = { columns: columns ?? 80, colour: isTTY && process.stdout.hasColors() };
        if (reply) process.stdout.write(`${renderPlain(reply, shape)}\n`);
      });
    });
}
