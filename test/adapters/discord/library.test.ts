import { messageProblems } from '../../../src/adapters/discord/limits.ts';
import { toMessage } from '../../../src/adapters/discord/message.ts';
import { renderReply } from '../../../src/adapters/discord/render.ts';
import { libraryContract } from '../../contracts/library.ts';
import { readMessage } from '../../support/discord/read.ts';

libraryContract('Discord', 'discord', {
  render: renderReply,
  accepted: toMessage,
  problemsOf: messageProblems,
  read(message) {
    const { buttons, ...seen } = readMessage(message);
    return { ...seen, buttons: buttons.map(({ label }) => label) };
  },
});
