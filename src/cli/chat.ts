import type { Command } from 'commander';
import { createConsole } from '../adapters/console/adapter.ts';
import { withDesk } from './desk.ts';

/** `factdesk chat`: a conversation in the terminal. */
export function addChat(program: Command): void {
  program
    .command('chat')
    .description('talk with the desk in this terminal')
    .action(() =>
      withDesk(async ({ bot }, log) => {
        const { stdin: input, stdout: output } = process;
        const colour = output.isTTY && output.hasColors();
        const chat = createConsole({
          input,
          output,
          // A window can change its width.
          get columns() {
            return output.columns ?? 80;
          },
          colour,
          log,
        });
        await chat.start(bot.handle);
        await chat.ended;
        await chat.stop();
      }),
    );
}
