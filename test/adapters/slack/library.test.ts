import { messageProblems } from '../../../src/adapters/slack/limits.ts';
import { renderReply, toMessage } from '../../../src/adapters/slack/render.ts';
import { libraryContract } from '../../contracts/library.ts';
import { readMessage } from '../../support/slack/read.ts';

libraryContract('Slack', 'slack', {
  // Without newer blocks, which put the two buttons of feedback in place of one.
  render: (reply) => renderReply(reply, 'plain'),
  accepted: (reply) => toMessage(reply, 'plain'),
  problemsOf: messageProblems,
  read(message) {
    const { buttons, ...seen } = readMessage(message);
    return { ...seen, buttons: buttons.map(({ text }) => text.text) };
  },
});
