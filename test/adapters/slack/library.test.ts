import { messageProblems } from '../../../src/adapters/slack/limits.ts';
import { renderReply, toMessage } from '../../../src/adapters/slack/render.ts';
import { libraryContract } from '../../contracts/library.ts';
import { readMessage } from '../../support/slack/read.ts';

libraryContract('Slack', 'slack', {
  render: renderReply,
  accepted: toMessage,
  problemsOf: messageProblems,
  read(message) {
    const { buttons, ...seen } = readMessage(message);
    return { ...seen, buttons: buttons.map(({ text }) => text.text) };
  },
});
