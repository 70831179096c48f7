import { describe, expect, test } from 'vitest';
import type { SlackOptions } from '../../../src/adapters/slack/adapter.ts';
import { createStateKeeper } from '../../../src/adapters/slack/oauth-state.ts';
import { botScopes } from '../../../src/adapters/slack/scopes.ts';
import type { Handle, Store } from '../../../src/core/ports.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { until } from '../../support/slack/bench.ts';
import { createState } from '../../support/slack/fake.ts';
import { createBrowser } from '../../support/slack/installing.ts';
import {
  channel,
  commandBody,
  eventBody,
  mentionBody,
  pressBody,
} from '../../support/slack/payloads.ts';
import { say, started } from '../../support/slack/started.ts';
import type { State } from '../../support/slack/state.ts';

const tokenKeys = ['a'.repeat(64)];
const clientId = '123.456';
const clientSecret = 'f'.repeat(32);

/** A desk that workspaces may install, and a browser at its pages. */
async function desk(handle?: Handle, over: Partial<Store> & Partial<SlackOptions> = {}) {
  const store = memoryStore();
  const { installations = store.installations, ...options } = over;
  const oauth = {
    clientId,
    clientSecret,
    tokenKeys,
    store: { installations, once: store.once },
  };
  const bench = await started('http', 'mention', handle, { oauth, ...options });
  const line = bench.log.lines.find(({ facts }) => 'install' in facts)?.facts;
  const base = line && 'install' in line ? String(line.install) : '';
  const said = (level: string) =>
    bench.log.lines.filter((one) => one.level === level).map(({ message }) => message);
  return {
    ...bench,
    store,
    said,
    town: bench.slack.town,
    browser: createBrowser(base),
    other: () => createBrowser(base),
    /** Mentions the desk in a workspace and waits for the answer. */
    async ask(state: State, body: object = {}): Promise<string> {
      const before = state.sent.length;
      await bench.deliver('event', { ...mentionBody('is it so?', state), ...body });
      await until(() => state.sent.length > before, `an answer in ${state.team}`);
      return String(state.sent.at(-1)?.payload.text);
    },
  };
}

describe('the install page', () => {
  test('says what comes, and goes to Slack with the scopes of the manifest', async () => {
    const { browser } = await desk();
    const { status, text, headers } = await browser.open('/slack/install');
    expect(status).toBe(200);
    expect(text).toContain('Install factdesk in Slack');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const { to, headers: onward } = await browser.open('/slack/install/start');
    expect(to?.pathname).toBe('/oauth/v2/authorize');
    expect(to?.searchParams.get('client_id')).toBe(clientId);
    expect(to?.searchParams.get('scope')?.split(',')).toEqual([...botScopes]);
    expect(onward.getSetCookie()[0]).toMatch(/Secure; HttpOnly; SameSite=Lax/);
    expect(onward.get('referrer-policy')).toBe('no-referrer');
  });

  test('leads to where the desk is, whatever the workspace calls itself', async () => {
    const { browser, town } = await desk();
    const state = createState({ team: 'T1' });
    const { text, status } = await browser.install(town.allow(state, '<b>"North" & Co</b>'));
    expect(status).toBe(200);
    expect(text).toContain('installed in &lt;b&gt;&quot;North&quot; &amp; Co&lt;/b&gt;');
    expect(text).toContain('https://app.slack.com/client/T1');
    expect(browser.cookies.size).toBe(0);
  });

  test('what comes back twice, without a beginning, from elsewhere or changed installs nothing', async () => {
    const { browser, other, town, store } = await desk();
    const state = createState({ team: 'T1' });
    const code = town.allow(state);
    const seal = await browser.begin();
    const kept = [...browser.cookies];
    const shown = async (query: Record<string, string>, from = browser) =>
      (await from.comeBack(query)).text;

    expect(await shown({ code }, other())).toContain('Please begin on this page');
    expect(await shown({ code, state: seal }, other())).toContain('begun in another browser');
    const forged = `${seal.slice(0, -2)}${seal.endsWith('A') ? 'BB' : 'AA'}`;
    expect(await shown({ code, state: forged })).toContain('does not know this installation');
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect(await shown({ state: seal })).toContain('without what the desk needs');
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect(await shown({ code, state: seal })).toContain('This page was opened before');
    expect((await store.installations.list('slack/')).size).toBe(0);
  });

  test.each([
    ['a cancelled one', { error: 'access_denied' }, /was not installed.*cancelled/s],
    ['a code that Slack does not know', { code: 'code-999' }, /\(invalid_code\)/],
  ])('%s is said in words, with a way to begin again', async (_, query, words) => {
    const { browser, store } = await desk();
    const state = await browser.begin();
    const { status, text } = await browser.comeBack({ ...query, state });
    expect(status).toBe(400);
    expect(text).toMatch(words);
    expect(text).toContain('href="/slack/install"');
    expect((await store.installations.list('slack/')).size).toBe(0);
  });

  test('what only the operator can mend is said so, and stands in the log', async () => {
    const { browser, town, said } = await desk();
    town.clientSecret = 'another';
    const { status, text } = await browser.install(town.allow(createState({ team: 'T1' })));
    expect(status).toBe(500);
    expect(text).toContain('tell whoever runs this desk');
    expect(text).toContain('(bad_client_secret)');
    expect(said('error')).toEqual(['Slack refused an installation']);
  });

  test('a database that is away installs nothing, and says so to both', async () => {
    const { installations } = memoryStore();
    const away = {
      ...installations,
      put: async () => {
        throw new Error('the database is away');
      },
    };
    const { browser, town, said } = await desk(undefined, { installations: away });
    const { status, text } = await browser.install(town.allow(createState({ team: 'T1' })));
    expect(status).toBe(502);
    expect(text).toContain('could not finish');
    expect(text).not.toContain('database is away');
    expect(said('error')).toEqual(['an installation in Slack failed']);
  });
});

test('a state counts for ten minutes, once, and for every replica with the key', async () => {
  const { once } = memoryStore();
  let now = 0;
  const keeper = () => createStateKeeper(tokenKeys, once, () => now);
  const { state, proof } = keeper().begin();
  now = 600_000;
  expect(await createStateKeeper(['b'.repeat(64)], once).check(state, proof)).toBe('forged');
  expect(await keeper().check(state, undefined)).toBe('elsewhere');
  expect(await keeper().check(state, proof)).toBeUndefined();
  expect(await keeper().check(state, proof)).toBe('used');
  const late = keeper().begin();
  now += 600_001;
  expect(await keeper().check(late.state, late.proof)).toBe('old');
  expect(await keeper().check(undefined, proof)).toBe('missing');
  expect(state).not.toContain(proof);
});

describe('in many workspaces', () => {
  const one = () => createState({ team: 'T1', botUser: 'UDESK1', botId: 'B1' });
  const two = () => createState({ team: 'T2', botUser: 'UDESK2', botId: 'B2' });

  test('each is answered with its own token, and the desk knows who it is in each', async () => {
    const { browser, town, ask, came } = await desk();
    const [north, south] = [one(), two()];
    await browser.install(town.allow(north));
    await browser.install(town.allow(south));
    await ask(north);
    await ask(south);
    expect([north.sent.length, south.sent.length]).toEqual([1, 1]);
    expect(came.map(({ place }) => place.workspace)).toEqual(['T1', 'T2']);
    // The mention of the desk is gone from both questions, though its id differs.
    expect(came.map(({ act }) => act)).toEqual([
      { kind: 'ask', question: 'is it so?' },
      { kind: 'ask', question: 'is it so?' },
    ]);
  });

  test('rights are those of the workspace where somebody acts, asked anew at each act', async () => {
    const { browser, town, deliver, slack, came } = await desk();
    const [north, south] = [one(), two()];
    north.admins = new Set(['UANA']);
    south.admins = new Set();
    south.groups.set('S1', { name: 'Editors', users: ['UANA'] });
    await browser.install(town.allow(north));
    await browser.install(town.allow(south));
    async function actIn(state: State) {
      const body = commandBody('settings', slack.responseUrl(channel, state), state);
      const before = came.length;
      await deliver('command', { ...body, user_id: 'UANA' });
      await until(() => came.length > before, 'the act');
      return came.at(-1)?.actor;
    }
    expect(await actIn(north)).toMatchObject({ role: 'admin' });
    expect(await actIn(south)).toMatchObject({ role: 'asker', groups: ['S1'] });
    north.admins.clear();
    south.groups.clear();
    expect(await actIn(north)).toMatchObject({ role: 'asker' });
    expect((await actIn(south))?.groups).toEqual([]);
    expect(north.calls.filter((call) => call === 'users.info')).toHaveLength(2);
    expect(south.calls.filter((call) => call === 'users.info')).toHaveLength(2);
  });

  test('moderators are looked up where they moderate, by the token of that workspace', async () => {
    const { adapter, browser, town } = await desk();
    const [north, south] = [one(), two()];
    north.admins = new Set(['UANA']);
    south.admins = new Set();
    await browser.install(town.allow(north));
    await browser.install(town.allow(south));
    const { directory } = adapter;
    expect(await directory.standing('T1', 'UANA')).toMatchObject({ role: 'admin' });
    expect(await directory.standing('T2', 'UANA')).toMatchObject({ role: 'asker' });
    await expect(directory.standing('T3', 'UANA')).rejects.toMatchObject({
      outcome: 'refused',
      reason: 'token-revoked',
    });
  });

  test('a workspace that never installed the desk is told of once, and the others go on', async () => {
    const { browser, town, ask, deliver, said, came } = await desk();
    const [north, south] = [one(), two()];
    await browser.install(town.allow(north));
    await deliver('event', mentionBody('is it so?', south));
    await deliver('event', mentionBody('is it so?', south));
    await ask(north);
    expect(came).toHaveLength(1);
    expect(said('warn')).toEqual(['Slack sent something from where the desk is not installed']);
    expect(said('error')).toEqual([]);
  });

  test('a token that is revoked while the desk runs is told of once; the workspace is quiet until it installs again', async () => {
    const { browser, town, ask, deliver, said, came } = await desk();
    const [north, south] = [one(), two()];
    await browser.install(town.allow(north));
    await browser.install(town.allow(south));
    town.kill(town.tokenOf('T1') ?? '');
    await deliver('event', mentionBody('is it so?', north));
    await until(() => said('error').length > 0, 'a line in the log');
    for (let times = 0; times < 3; times++) {
      await deliver('event', mentionBody('is it so?', north));
    }
    await ask(south);
    expect(came.map(({ place }) => place.workspace)).toEqual(['T1', 'T2']);
    expect(north.sent).toEqual([]);
    expect([...said('error'), ...said('warn')]).toEqual([
      'Slack does not take the token of a workspace any more; install the desk there again',
    ]);
    await browser.install(town.allow(north));
    await ask(north);
    expect(north.sent).toHaveLength(1);
  });

  test('a token that is about to end is renewed before anything is said with it', async () => {
    const { browser, town, ask } = await desk();
    const north = one();
    town.lasts = 20;
    await browser.install(town.allow(north));
    town.lasts = 12 * 60 * 60;
    town.kill(town.tokenOf('T1') ?? '', 'token_expired');
    expect(await ask(north)).toContain('Heard.');
    expect(await ask(north)).toContain('Heard.');
    expect(town.refreshed).toHaveLength(1);
  });

  test.each(['app_uninstalled', 'tokens_revoked'])(
    'after %s nothing is kept of the workspace, and nothing is answered there',
    async (type) => {
      const { browser, town, ask, deliver, store, came, said } = await desk();
      const [north, south] = [one(), two()];
      await browser.install(town.allow(north));
      await browser.install(town.allow(south));
      const body = eventBody({ type, tokens: { bot: ['UDESK1'] } }, north);
      await deliver('event', body);
      await until(() => said('info').some((line) => line.includes('told late')), 'the line');
      // That was of an installation before this one; this is of this one.
      await deliver('event', { ...body, event_time: Math.ceil(Date.now() / 1000) });
      await until(() => said('info').some((line) => line.includes('is deleted')), 'the line');
      expect([...(await store.installations.list('slack/')).keys()]).toEqual([
        'slack/workspace/T2',
      ]);
      await deliver('event', mentionBody('is it so?', north));
      await ask(south);
      expect(came.map(({ place }) => place.workspace)).toEqual(['T2']);
    },
  );
});

describe('an organization', () => {
  const acme = { id: 'E1', name: 'Acme' };
  const [berlin, paris] = ['T1', 'T2'];
  /** What Slack adds to whatever comes from a workspace of an organization that installed the desk. */
  const fromAll = (team: string) => ({
    enterprise_id: acme.id,
    authorizations: [
      {
        enterprise_id: acme.id,
        team_id: team,
        user_id: 'UDESK',
        is_bot: true,
        is_enterprise_install: true,
      },
    ],
  });

  async function installed() {
    const all = await desk();
    const states = [createState({ team: berlin }), createState({ team: paris })] as const;
    const shown = await all.browser.install(all.town.allowAll(acme, states));
    return { ...all, shown, states };
  }

  test('is told of the step that is left', async () => {
    const { shown } = await installed();
    expect(shown.text).toContain('factdesk is installed for Acme');
    expect(shown.text).toContain(
      'https://app.slack.com/manage/E1/integrations/profile/A1/workspaces/add',
    );
  });

  test('is answered in each of its workspaces, which every call names', async () => {
    const { ask, states } = await installed();
    const [first, second] = states;
    await ask(first, fromAll(berlin));
    await ask(second, fromAll(paris));
    expect([first.sent.length, second.sent.length]).toEqual([1, 1]);
    expect(second.sent[0]?.payload.team_id).toBe(paris);
  });

  test('presses and commands there find its token too', async () => {
    const { deliver, slack, states, came } = await installed();
    const [, second] = states;
    const url = slack.responseUrl(channel, second);
    const whole = { enterprise: acme, enterprise_id: acme.id, is_enterprise_install: 'true' };
    await deliver('command', { ...commandBody('is it so?', url, second), ...whole });
    const sent = {
      by: 'postMessage',
      channel,
      ts: '1.1',
      audience: 'everyone',
      payload: {},
    } as const;
    const press = pressBody(sent, { action_id: 'act:0', value: '1|help' }, url, second);
    await deliver('interaction', { ...press, ...whole, is_enterprise_install: true });
    await until(() => came.length === 2, 'both');
    expect(came.map(({ place }) => place.workspace)).toEqual([paris, paris]);
  });

  test('makes nobody a moderator of one of its workspaces who administers another', async () => {
    const { adapter, ask, deliver, slack, states, came } = await installed();
    const [, second] = states;
    await ask(second, fromAll(paris));
    const person = { enterprise_user: { teams: [berlin, paris] }, is_admin: true };
    async function standing(told: object) {
      second.people.set('UANA', { ...person, ...told });
      const { role } = await adapter.directory.standing(paris, 'UANA');
      const body = commandBody('settings', slack.responseUrl(channel, second), second);
      const before = came.length;
      const whole = { enterprise_id: acme.id, is_enterprise_install: 'true' };
      await deliver('command', { ...body, ...whole, user_id: 'UANA' });
      await until(() => came.length > before, 'the act');
      expect(came.at(-1)?.actor.role).toBe(role);
      return role;
    }
    expect(await standing({ team_id: berlin })).toBe('asker');
    expect(await standing({ team_id: paris })).toBe('admin');
    const ofAll = { teams: [berlin, paris], is_owner: true };
    expect(await standing({ team_id: berlin, enterprise_user: ofAll })).toBe('admin');
    expect(await standing({ team_id: berlin, enterprise_user: { teams: [berlin] } })).toBe('asker');
  });

  test('what is posted without being asked finds its token, once the workspace was heard of', async () => {
    const { adapter, ask, states } = await installed();
    const [, second] = states;
    const parcel = {
      key: 'k1',
      place: { platform: 'slack', workspace: paris, channel, kind: 'channel' },
      reply: say('Published.'),
      before: new Date(Date.now() + 60_000),
    } as const;
    await expect(adapter.outlet.post(parcel)).rejects.toMatchObject({ outcome: 'refused' });
    await ask(second, fromAll(paris));
    await adapter.outlet.post(parcel);
    expect(second.sent.at(-1)?.payload.text).toContain('Published.');
    expect(second.sent.at(-1)?.payload.team_id).toBe(paris);
    expect((await adapter.directory.places(paris, 'gen', 5)).map(({ name }) => name)).toEqual([
      '#general',
    ]);
  });

  test('loses everything at once when an administrator removes the desk', async () => {
    const { deliver, ask, states, store, said } = await installed();
    const [first, second] = states;
    await ask(first, fromAll(berlin));
    await ask(second, fromAll(paris));
    await deliver('event', {
      ...eventBody({ type: 'app_uninstalled' }, first),
      ...fromAll(berlin),
      event_time: Math.ceil(Date.now() / 1000),
    });
    await until(() => said('info').some((line) => line.includes('is deleted')), 'the line');
    expect((await store.installations.list('slack/')).size).toBe(0);
  });
});
