import { writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { deskFolder, moon, served } from '../support/desk-folder.ts';
import { createFakeDiscord } from '../support/discord/fake.ts';
import { readMessage } from '../support/discord/read.ts';
import { factdesk } from '../support/process.ts';
import { createFakeSlack } from '../support/slack/fake.ts';
import { until } from '../support/until.ts';

/** With an id of its own, so that it can be named. */
const named = moon.replace('---\n', '---\nid: moon\n');

/** Processes of their own, on a machine that may have much else to do. */
const slowly = { timeout: 120_000 };

/** Both platforms, a library, and a data folder on which a desk has run. */
async function surroundings() {
  const discord = await createFakeDiscord();
  const slack = await createFakeSlack();
  const { file, env: folder } = deskFolder(named);
  onTestFinished(async () => {
    await discord.close();
    await slack.close();
  });
  const env = {
    ...folder,
    DISCORD_TOKEN: discord.state.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.state.botToken,
    SLACK_APP_TOKEN: slack.state.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  const to = [
    ...['--to', `discord/${discord.state.guild}/${discord.state.channel}`],
    ...['--to', `slack/${slack.state.team}/C1`],
  ];
  const inDiscord = () =>
    discord.state.messages
      .filter(({ deleted }) => !deleted)
      .map(({ body }) => readMessage(body).text);
  const inSlack = () => slack.state.sent.filter(({ deleted }) => !deleted);
  return { discord, slack, env, file, to, inDiscord, inSlack };
}

test(
  'a fact-check is posted from the command line where no desk runs, and taken back',
  slowly,
  async () => {
    const { env, to, inDiscord, inSlack } = await surroundings();
    await (await served(env)).kill('SIGTERM');
    const posted = await factdesk(
      ['post', 'moon', ...to, '--note', 'Read this first.', '--yes', '--zone', 'Europe/Berlin'],
      { env },
    );
    expect(posted.err).toEqual([]);
    expect(posted.code).toBe(0);
    expect(posted.out).toContain('False');
    expect(posted.out).toContain('https://discord.com/channels/');
    expect(inDiscord()).toHaveLength(1);
    expect(inDiscord()[0]).toContain('Read this first.');
    expect(inSlack()).toHaveLength(1);
    const id = /undo (\w{10})/.exec(posted.out)?.[1] ?? '';
    const undone = await factdesk(['undo', id], { env });
    expect(undone.out).toContain('2 messages deleted.');
    expect([inDiscord(), inSlack()]).toEqual([[], []]);
  },
);

test(
  'beside a desk that runs it is the desk that posts, and a changed file reaches the copies',
  slowly,
  async () => {
    const { env, to, file, discord, inDiscord, inSlack } = await surroundings();
    const desk = await served(env);
    const posted = await factdesk(['post', 'moon', 'cheese', ...to, '--yes', '--json'], { env });
    expect(posted.err).toEqual([]);
    const { copies } = JSON.parse(posted.out);
    expect(copies.map(({ state }: { state: string }) => state)).toEqual(['standing', 'standing']);
    expect(inSlack()).toHaveLength(1);
    writeFileSync(file, named.replace('"False"', '"Mostly false"'));
    await desk.logged('the library changed');
    await until(() => inDiscord().length === 2, 'the reply below');
    expect(inDiscord()[0]).toMatch(/^Mostly false/);
    expect(inDiscord()[1]).toContain('It was “False”; it is now “Mostly false”.');
    await until(() => inSlack().length === 2, 'the reply in the thread');
    expect(discord.state.refused).toEqual([]);
  },
);

test('what cannot be meant or posted ends in one sentence', slowly, async () => {
  const { env, to, inDiscord } = await surroundings();
  const before = await factdesk(['post', 'moon', ...to, '--yes'], { env });
  expect(before.err.join()).toContain('No desk has run on');
  await (await served(env)).kill('SIGTERM');
  const tries: [string[], string][] = [
    [['moon', '--to', 'nowhere'], 'is no channel'],
    [['moon', ...to], 'add --yes'],
    [['something quite different', ...to, '--yes'], 'name one by its id'],
    [['moon', ...to, '--yes', '--at', 'soon'], 'is no time'],
    [['moon', ...to, '--yes', '--at', '2020-01-01 10:00'], 'That time is past.'],
    [['moon', ...to, '--yes', '--zone', 'Mars'], 'is no time zone'],
    [['moon', '--to', 'discord/200000000000000001/1', '--yes'], 'cannot post in that channel'],
  ];
  for (const [args, why] of tries) {
    const { code, err } = await factdesk(['post', ...args], { env });
    expect([code, err[0]]).toEqual([2, expect.stringContaining(why)]);
  }
  expect((await factdesk(['undo', 'nonexistent'], { env })).err.join()).toContain('not known here');
  expect(inDiscord()).toEqual([]);
});
