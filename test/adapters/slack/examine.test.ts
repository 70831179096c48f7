import { describe, expect, onTestFinished, test } from 'vitest';
import { examineSlack } from '../../../src/adapters/slack/examine.ts';
import { createInstallationBook } from '../../../src/adapters/slack/installations.ts';
import { forgetInstalled, listInstalled } from '../../../src/adapters/slack/installed.ts';
import { createOAuthAccess } from '../../../src/adapters/slack/oauth-access.ts';
import { botScopes } from '../../../src/adapters/slack/scopes.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { createLog } from '../../support/slack/bench.ts';
import { createFakeSlack, createState } from '../../support/slack/fake.ts';

const [newest, older] = ['a'.repeat(64), 'b'.repeat(64)] as const;

/** A Slack, and two workspaces that have installed the desk, the first of them under an older key. */
async function installed() {
  const slack = await createFakeSlack();
  onTestFinished(slack.close);
  const { town, apiUrl } = slack;
  const { installations } = memoryStore();
  const log = createLog();
  const access = createOAuthAccess(town, `${apiUrl}/`, log);
  const grants = new Set<string>(botScopes);
  async function install(team: string, key: string, name: string) {
    const state = createState({ team, grants: new Set(grants) });
    const book = createInstallationBook(installations, [key], log);
    await book.put(await access.redeem(town.allow(state, name)));
  }
  const oauth = { clientId: town.clientId, clientSecret: town.clientSecret };
  const look = (tokenKeys: readonly string[], over: object = {}) =>
    examineSlack({ oauth: { ...oauth, tokenKeys }, apiUrl, installations, log, ...over });
  return { ...slack, town, installations, log, install, grants, oauth, look };
}

describe('what the doctor sees of Slack', () => {
  test('many workspaces whose tokens Slack takes are well', async () => {
    const { look, install } = await installed();
    await install('T1', older, 'North');
    await install('T2', newest, 'South');
    const seen = await look([newest, older]);
    expect(seen.map(({ text }) => text)).toEqual([
      'Slack does not refuse the client id and secret',
      'installed 2 times, 1 sealed with an older key until the next start',
    ]);
    expect(seen.every(({ ok }) => ok)).toBe(true);
  });

  test("a secret that is not the app's, a key that is missing and a dead token say what to do", async () => {
    const { look, install, town, grants, oauth } = await installed();
    await install('T1', older, 'North');
    await install('T2', newest, 'South');
    grants.delete('users:read');
    await install('T3', newest, 'East');
    town.kill(town.tokenOf('T2') ?? '', 'account_inactive');
    const seen = await look([newest], {
      oauth: { ...oauth, clientSecret: 'wrong', tokenKeys: [newest] },
    });
    expect(seen.filter(({ ok }) => !ok).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Slack does not know the app \(bad_client_secret\)/),
      expect.stringMatching(/^no key in SLACK_TOKEN_KEY opens the token of T1; add the key/),
      'Slack does not take the token of T2 South (account_inactive): install the desk there again.',
      'T3 East lacks users:read: install the desk there again.',
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/xox|aaaa/);
  });

  test('one workspace is asked for by its two tokens', async () => {
    const { apiUrl, state, installations, log } = await installed();
    state.grants = new Set(botScopes);
    const one = { apiUrl, installations, log, botToken: state.botToken, appToken: state.appToken };
    expect((await examineSlack(one)).map(({ ok }) => ok)).toEqual([true, true]);
    const bad = await examineSlack({ ...one, botToken: 'xoxb-bad', appToken: 'xapp-bad' });
    expect(bad.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Slack does not accept the bot token \(invalid_auth\)/),
      expect.stringMatching(/^Slack does not accept the app-level token \(invalid_auth\)/),
    ]);
    const [away] = await examineSlack({ ...one, apiUrl: 'http://127.0.0.1:9/api' });
    expect(away).toMatchObject({ ok: false, text: expect.stringMatching(/could not be reached/) });
  });
});

describe('whoever runs the desk', () => {
  test('reads where it is installed, and no token', async () => {
    const { install, installations, log, town } = await installed();
    await install('T1', older, 'North');
    town.lasts = 43_200;
    await install('T2', newest, 'South');
    const listed = await listInstalled({ installations, tokenKeys: [newest], log });
    expect(listed).toMatchObject([
      { id: 'T1', old: false },
      { id: 'T2', old: false, about: { name: 'South', lacking: [], endsAt: expect.any(Date) } },
    ]);
    expect(listed[0]?.about).toBeUndefined();
    expect(JSON.stringify(listed)).not.toContain('xox');
  });

  test('forgets one: its token is revoked at Slack and deleted here', async () => {
    const { install, installations, log, town, apiUrl } = await installed();
    await install('T1', older, 'North');
    await install('T2', newest, 'South');
    const means = { installations, tokenKeys: [newest], log };
    const forget = (id: string) => forgetInstalled(id, `${apiUrl}/`, means);
    expect(await forget('T2')).toEqual({ was: true });
    expect(town.reached(town.tokenOf('T2') ?? '', 'auth.test', {})).toBe('token_revoked');
    expect(await forget('T2')).toEqual({ was: false });
    // Its key is lost; what is sealed with it goes all the same.
    expect(await forget('T1')).toEqual({ was: true, unrevoked: 'no key opens its token' });
    expect((await installations.list('slack/')).size).toBe(0);
  });
});
