import { expect, onTestFinished, test } from 'vitest';
import { deskFolder, served } from '../support/desk-folder.ts';
import { ownSchema, postgresServer } from '../support/postgres.ts';
import { factdesk } from '../support/process.ts';
import { until } from '../support/slack/bench.ts';
import { createFakeSlack, createState } from '../support/slack/fake.ts';
import { createBrowser, oauthEnvironment } from '../support/slack/installing.ts';
import { eventBody, mentionBody } from '../support/slack/payloads.ts';
import { signedPost, signingSecret } from '../support/slack/signed.ts';
import type { State } from '../support/slack/state.ts';

const [first, second] = ['a'.repeat(64), 'b'.repeat(64)] as const;

/** A Slack, a library and a data folder, for desks that run as processes of their own. */
async function surroundings() {
  const slack = await createFakeSlack();
  const { env: folder } = deskFolder();
  onTestFinished(async () => {
    await slack.close();
  });
  const env = {
    ...folder,
    SLACK_API_URL: slack.apiUrl,
    SLACK_PORT: '0',
  };
  return { ...slack, env };
}

async function installable(env: Record<string, string>) {
  const desk = await served(env);
  const { install } = JSON.parse(await desk.logged('workspaces install the desk here'));
  return { ...desk, install: String(install), events: install.replace('/install', '/events') };
}

/** Slack tells that the desk was removed, a while after it was installed. */
const removedBody = (state: State) => ({
  ...eventBody({ type: 'app_uninstalled' }, state),
  event_time: Math.ceil(Date.now() / 1000),
});

async function answerIn(state: State, url: string): Promise<string> {
  const before = state.sent.length;
  await signedPost(url, 'event', mentionBody('is the moon made of cheese?', state));
  await until(() => state.sent.length > before, `an answer in ${state.team}`);
  return String(state.sent[before]?.payload.text);
}

test('workspaces install the desk from its page, are answered each with its own token, also after a restart, and are forgotten when they remove it', async () => {
  const { town, env } = await surroundings();
  const [north, south] = [createState({ team: 'T1' }), createState({ team: 'T2' })];
  const many = { ...env, ...oauthEnvironment(town, first), SLACK_SIGNING_SECRET: signingSecret };
  const desk = await installable(many);
  const browser = createBrowser(desk.install);
  const shown = await browser.install(town.allow(north, 'North & Co'));
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('factdesk is installed in North &amp; Co');
  expect(shown.text).toContain('https://app.slack.com/client/T1');
  await browser.install(town.allow(south));
  expect(await answerIn(north, desk.events)).toMatch(/^False/);
  expect(await answerIn(south, desk.events)).toMatch(/^False/);
  expect([north.sent.length, south.sent.length]).toEqual([1, 1]);

  // Begun at one process, finished at the next, which seals with a newer key.
  const state = await browser.begin();
  expect((await desk.kill('SIGTERM')).code).toBe(0);
  const rotated = { ...many, SLACK_TOKEN_KEY: `${second},${first}` };
  const next = await installable(rotated);
  expect(await next.logged('is sealed with the newest now')).toContain('"resealed":2');
  const later = createBrowser(next.install);
  for (const [name, value] of browser.cookies) later.cookies.set(name, value);
  const east = createState({ team: 'T3' });
  const done = await later.comeBack({ code: town.allow(east), state });
  expect(done.text).toContain('factdesk is installed in T3');
  expect(await answerIn(east, next.events)).toMatch(/^False/);
  expect(await answerIn(north, next.events)).toMatch(/^False/);

  await signedPost(next.events, 'event', removedBody(north));
  await next.logged('the desk was removed from Slack; its token there is deleted');
  await signedPost(next.events, 'event', mentionBody('is the moon made of cheese?', north));
  await next.logged('Slack sent something from where the desk is not installed');
  expect(north.sent).toHaveLength(2);
  expect(await answerIn(south, next.events)).toMatch(/^False/);
  await next.kill('SIGTERM');

  // The key that nothing is sealed with any more may go, the one that something is may not.
  const listed = await factdesk(['slack', 'list'], {
    env: { ...rotated, SLACK_TOKEN_KEY: second },
  });
  expect(listed.out).toContain('T2');
  expect(listed.out).not.toContain('T1');
  expect(listed.out).not.toContain('xox');
  const closed = await factdesk(['serve'], { env: { ...many, LOG_LEVEL: 'error' } });
  expect(closed.code).toBe(1);
  expect(closed.err[0]).toMatch(
    /^factdesk: No key in SLACK_TOKEN_KEY opens 2 of 2 Slack installations/,
  );
});

test('in Socket Mode the install page stands on a port of its own', async () => {
  const { town, env, hub, state } = await surroundings();
  const west = createState({ team: 'T4' });
  const desk = await installable({
    ...env,
    ...oauthEnvironment(town, first),
    SLACK_APP_TOKEN: state.appToken,
  });
  const shown = await createBrowser(desk.install).install(town.allow(west));
  expect(shown.text).toContain('factdesk is installed in T4');
  await hub.deliver('events_api', mentionBody('is the moon made of cheese?', west));
  await until(() => west.sent.length > 0, 'an answer');
  expect(String(west.sent[0]?.payload.text)).toMatch(/^False/);
  expect((await fetch(new URL('/', desk.install))).status).toBe(404);
  expect((await desk.kill('SIGTERM')).code).toBe(0);
});

test('factdesk doctor looks at Slack as it is installed, and says which variable is wrong', async () => {
  const { town, env } = await surroundings();
  const many = { ...env, ...oauthEnvironment(town, first), SLACK_SIGNING_SECRET: signingSecret };
  const well = await factdesk(['doctor'], { env: many });
  expect(well.out).toContain('ok  slack: for every workspace that installs it; signed requests');
  expect(well.out).toContain('ok  slack: Slack does not refuse the client id and secret');
  expect(well.out).toContain('ok  slack: no workspace has installed the desk yet');
  const wrong = await factdesk(['doctor'], {
    env: { ...many, SLACK_TOKEN_KEY: 'abc123', SLACK_CLIENT_SECRET: '' },
  });
  expect(wrong.out).toMatch(/^fix config: .*SLACK_TOKEN_KEY must be keys of 64.*openssl rand/m);
  expect(wrong.out).not.toContain('abc123');
  const without = await factdesk(['doctor'], { env: { ...many, SLACK_CLIENT_SECRET: '' } });
  expect(without.out).toMatch(/^fix config: .*SLACK_CLIENT_SECRET is missing/m);
  const both = await factdesk(['doctor'], { env: { ...many, SLACK_BOT_TOKEN: 'xoxb-1' } });
  expect(both.out).toMatch(/^fix config: .*exclude each other/m);
});

test('factdesk slack forget says what came of it', async () => {
  const { town, env } = await surroundings();
  const many = { ...env, ...oauthEnvironment(town, first), SLACK_SIGNING_SECRET: signingSecret };
  const none = await factdesk(['slack', 'forget', 'T9'], { env: many });
  expect(none).toMatchObject({
    code: 1,
    err: [expect.stringMatching(/^factdesk: Nothing is kept of T9/)],
  });
  const { SLACK_API_URL: _, ...unset } = env;
  const { code, err } = await factdesk(['slack', 'list'], { env: unset });
  expect(err).toEqual([expect.stringContaining('SLACK_CLIENT_ID is not set')]);
  expect(code).toBe(1);
});

test.skipIf(!postgresServer)(
  'an installation that was begun at one replica is finished at another, once, and served by both (needs DATABASE_URL)',
  async () => {
    const database = await ownSchema(postgresServer ?? '');
    onTestFinished(database.remove);
    const { town, env } = await surroundings();
    const many = {
      ...env,
      ...oauthEnvironment(town, first),
      SLACK_SIGNING_SECRET: signingSecret,
      DATABASE_URL: database.url,
    };
    const one = await installable(many);
    const other = await installable(many);
    const north = createState({ team: 'T1' });
    const [here, there] = [createBrowser(one.install), createBrowser(other.install)];
    const state = await here.begin();
    for (const [name, value] of here.cookies) there.cookies.set(name, value);
    // Slack gives a code that counts once, and so does the desk.
    town.lasts = 20;
    const code = town.allow(north);
    const [at, also] = await Promise.all([
      here.comeBack({ code, state }),
      there.comeBack({ code, state }),
    ]);
    expect([at.status, also.status].toSorted()).toEqual([200, 400]);
    expect(at.text + also.text).toContain('This page was opened before');

    // The token is about to end, and both need it at the same moment.
    town.lasts = 12 * 60 * 60;
    const body = () => mentionBody('is the moon made of cheese?', north);
    await Promise.all([
      signedPost(one.events, 'event', body()),
      signedPost(other.events, 'event', body()),
    ]);
    await until(() => north.sent.length === 2, 'both answers');
    expect(town.refreshed).toHaveLength(1);

    await signedPost(other.events, 'event', removedBody(north));
    await other.logged('the desk was removed from Slack; its token there is deleted');
    await signedPost(one.events, 'event', body());
    await one.logged('Slack sent something from where the desk is not installed');
    expect(north.sent).toHaveLength(2);
  },
);
