import { describe, expect, onTestFinished, test } from 'vitest';
import { deskFolder, served } from '../support/desk-folder.ts';
import { factdesk } from '../support/process.ts';
import { until } from '../support/slack/bench.ts';
import { createFakeSlack } from '../support/slack/fake.ts';
import { channel, commandBody, mentionBody } from '../support/slack/payloads.ts';
import { readMessage } from '../support/slack/read.ts';
import { signedPost, signingSecret } from '../support/slack/signed.ts';

/** A Slack, a library and a data folder, for desks that run as processes of their own. */
async function surroundings() {
  const slack = await createFakeSlack();
  const { env: folder } = deskFolder();
  onTestFinished(async () => {
    await slack.close();
  });
  const env = {
    ...folder,
    SLACK_BOT_TOKEN: slack.state.botToken,
    SLACK_APP_TOKEN: slack.state.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  return { ...slack, env };
}

test('a desk in Socket Mode answers all that came before SIGTERM, takes no more, and its successor answers that', async () => {
  const { hub, state, env } = await surroundings();
  const first = await served(env);
  const asked = Array.from({ length: 5 }, (_, n) =>
    mentionBody('is the moon made of cheese?', state, { user: `U${n}` }),
  );
  await Promise.all(asked.map((body) => hub.deliver('events_api', body)));
  const ended = first.kill('SIGTERM');
  const late = mentionBody('is the moon made of cheese?', state);
  const taken = hub.deliver('events_api', late);
  expect(await ended).toEqual({ code: 0 });
  const threads = new Set(asked.map(({ event }) => event.ts));
  // One message a second goes to a channel: what is in turn is not given up.
  const answered = () => state.sent.filter(({ thread = '' }) => threads.has(thread));
  expect(
    answered()
      .map(({ thread }) => thread)
      .toSorted(),
  ).toEqual([...threads].toSorted());

  await served(env);
  await taken;
  await until(() => state.sent.some(({ thread }) => thread === late.event.ts), 'the late answer');
  expect(state.sent.filter(({ thread }) => thread === late.event.ts)).toHaveLength(1);
  expect(state.problems).toEqual([]);
}, 90_000);

test('a desk by signed requests answers what it acknowledged before SIGTERM', async () => {
  const { state, env, responseUrl } = await surroundings();
  const { SLACK_APP_TOKEN: _, ...others } = env;
  const desk = await served({ ...others, SLACK_SIGNING_SECRET: signingSecret, SLACK_PORT: '0' });
  const { url } = JSON.parse(await desk.logged('/slack/events'));
  const body = commandBody('is the moon made of cheese?', responseUrl(channel), state);
  expect((await signedPost(url, 'command', body)).status).toBe(200);
  expect(await desk.kill('SIGTERM')).toEqual({ code: 0 });
  expect(state.sent).toHaveLength(1);
  expect(readMessage(state.sent[0]?.payload).text).toMatch(/^False/);
});

describe('a token that Slack does not take ends the start with a sentence', () => {
  test.each([
    ['SLACK_BOT_TOKEN', 'xoxb-dead', 'bot token (invalid_auth)'],
    ['SLACK_APP_TOKEN', 'xapp-dead', 'app-level token (invalid_auth)'],
  ])('%s', async (name, token, words) => {
    const { env } = await surroundings();
    const { code, err } = await factdesk(['serve'], { env: { ...env, [name]: token } });
    expect(code).toBe(1);
    const said = err.filter((line) => line.includes(words));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(name);
    expect(err.join('\n')).not.toContain(token);
    expect(err.join('\n')).not.toMatch(/^ +at /m);
  });
});
