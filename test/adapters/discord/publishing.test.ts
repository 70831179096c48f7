import { describe, expect, test } from 'vitest';
import { publishingConversation } from '../../contracts/publishing-conversation.ts';
import { until } from '../../support/discord/bench.ts';
import { addChannel, types } from '../../support/discord/channels.ts';
import { onDiscord } from '../../support/discord/moderator.ts';
import { commandData, pressData } from '../../support/discord/payloads.ts';
import { readMessage } from '../../support/discord/read.ts';
import { aFactCheck } from '../../support/factcheck.ts';
import { openNewsroom } from '../../support/newsroom.ts';

describe('from Discord', () => publishingConversation(onDiscord));

const moon = aFactCheck({ id: 'moon', claim: 'The moon landing was staged.', corrections: [] });

test('channels of every kind take it: announced, in a thread, as a post of a forum', async () => {
  const newsroom = await openNewsroom([moon]);
  const { state } = newsroom.discord;
  const me = onDiscord(newsroom);
  const news = addChannel(state, { type: types.news, name: 'announcements' });
  const forum = addChannel(state, { type: types.forum, name: 'claims' });
  const thread = addChannel(state, { type: types.thread, name: 'moon', parent: state.channel });
  await me.begin('moon');
  await me.fill({ here: [news.id, forum.id, thread.id] });
  expect(me.text()).toContain('#announcements: ready. Its followers get the post too.');
  expect(me.text()).toContain('#claims: ready. It becomes a post of its own there.');
  await me.press('Post it now');
  expect(me.text()).toContain('Posted to 3 of 3 channels.');
  await until(() => state.places.crossposted.size === 1, 'the handing on');
  const begun = state.places.channels.filter(({ parent }) => parent === forum.id);
  expect(begun.map(({ name }) => name)).toEqual([expect.stringContaining('moon landing')]);
  expect(newsroom.wrongs()).toEqual([]);
});

test('what the desk lacks in a channel is said before anything is posted, by name', async () => {
  const newsroom = await openNewsroom([moon]);
  const { state } = newsroom.discord;
  const me = onDiscord(newsroom);
  const closed = addChannel(state, { type: types.text, name: 'closed', denied: 0x800n });
  await me.begin('moon');
  await me.fill({ here: [closed.id] });
  expect(me.text()).toContain('#closed: The desk may not post there.');
  expect(me.text()).toContain('Missing: Send Messages.');
  expect(me.buttons()).not.toContain('Post it now');
});

describe('in a direct conversation', () => {
  async function direct() {
    const newsroom = await openNewsroom([moon]);
    const { state, gateway } = newsroom.discord;
    gateway.dispatch('INTERACTION_CREATE', commandData('moon landing staged', state, true));
    await until(() => state.sent.length === 1, 'an answer');
    const [answer] = state.sent;
    if (!answer) throw new Error('no answer');
    const press = async (token: string) => {
      const before = state.sent.length;
      gateway.dispatch('INTERACTION_CREATE', pressData(token, answer.message, state));
      await until(() => state.sent.length > before, 'an answer');
      return readMessage(state.sent.at(-1)?.body).text;
    };
    return { ...newsroom, state, press, labels: readMessage(answer.body).buttons };
  }

  test('nobody posts, and is told where one does', async () => {
    const { press, labels } = await direct();
    expect(labels.map(({ label }) => label)).not.toContain('Post to channels');
    expect(await press('1|publish|moon')).toContain('Posting belongs to a server or workspace');
    expect(await press('1|posts|all|1')).toContain('Posting belongs to a server or workspace');
  });

  test('somebody asks to be told, and is', async () => {
    const { press, state, publish, wrongs } = await direct();
    expect(await press('1|watch|moon|yes')).toContain('You will be told once');
    const told = () =>
      state.messages
        .filter(({ channel, deleted }) => channel === state.direct && !deleted)
        .filter(({ body }) => JSON.stringify(body).includes('You asked to be told'));
    await publish({
      ...moon,
      revision: 2,
      rating: { label: 'Mostly true' },
      verdict: 'mostly-true',
    });
    await until(() => told().length === 1, 'the message');
    expect(wrongs()).toEqual([]);
  });
});
