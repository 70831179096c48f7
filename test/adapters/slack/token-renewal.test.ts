import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { Closed } from '../../../src/adapters/slack/closed.ts';
import {
  createInstallationBook,
  type InstallationBook,
} from '../../../src/adapters/slack/installations.ts';
import { createOAuthAccess } from '../../../src/adapters/slack/oauth-access.ts';
import { createRenewal } from '../../../src/adapters/slack/token-renewal.ts';
import type { Installations } from '../../../src/core/ports.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { createLog, until } from '../../support/slack/bench.ts';
import { createFakeSlack, createState } from '../../support/slack/fake.ts';

const hour = 60 * 60 * 1000;
const workspace = { teamId: 'T1', isEnterpriseInstall: false };

/** A workspace whose token lasts twelve hours, and replicas of a desk that share a store and a clock. */
async function rotating({ installations = memoryStore().installations } = {}) {
  const slack = await createFakeSlack();
  onTestFinished(slack.close);
  const { town } = slack;
  town.lasts = 12 * 60 * 60;
  const clock = { now: Date.now() };
  const now = () => clock.now;
  const log = createLog();
  const access = createOAuthAccess(town, `${slack.apiUrl}/`, log, now);
  const replica = (stored: Installations = installations) => {
    const book = createInstallationBook(stored, ['a'.repeat(64)], log);
    return { book, renewal: createRenewal({ book, access, log }, now) };
  };
  const one = replica();
  await one.book.put(await access.redeem(town.allow(createState({ team: 'T1' }))));
  const tokenIn = async (book: InstallationBook) =>
    (await book.find(workspace))?.installation.bot.token;
  const fresh = async ({ book, renewal }: typeof one) => {
    const found = await book.find(workspace);
    if (!found) throw new Error('it is not there');
    return (await renewal.fresh(found)).installation.bot.token;
  };
  const told = () =>
    log.lines.filter(({ level }) => /warn|error/.test(level)).map(({ message }) => message);
  return { ...slack, town, clock, installations, one, replica, tokenIn, fresh, told };
}

test('a token that ends within two hours is renewed, one that does not is left', async () => {
  const { town, clock, one, tokenIn, told } = await rotating();
  const first = await tokenIn(one.book);
  clock.now += 9.9 * hour;
  await one.renewal.pass();
  expect(await tokenIn(one.book)).toBe(first);
  clock.now += 0.2 * hour;
  await one.renewal.pass();
  const second = await tokenIn(one.book);
  expect(second).toBe(town.tokenOf('T1'));
  expect(second).not.toBe(first);
  await one.renewal.pass();
  expect(town.refreshed).toHaveLength(1);
  clock.now += 11 * hour;
  await one.renewal.pass();
  expect(await tokenIn(one.book)).toBe(town.tokenOf('T1'));
  expect(town.refreshed).toHaveLength(2);
  expect(told()).toEqual([]);
});

test('of many replicas that find a token ended at once, one renews it, and all go on with what it got', async () => {
  const { town, clock, replica, fresh, told } = await rotating();
  let answer = () => {};
  town.hold = new Promise((resolve) => {
    answer = resolve;
  });
  clock.now += 13 * hour;
  const replicas = Array.from({ length: 5 }, () => replica());
  const asked = replicas.flatMap((each) => [fresh(each), fresh(each), each.renewal.pass()]);
  await until(() => town.refreshed.length > 0, 'a refresh');
  await sleep(50);
  answer();
  const tokens = (await Promise.all(asked)).filter((token) => token !== undefined);
  expect(new Set(tokens)).toEqual(new Set([town.tokenOf('T1')]));
  expect(tokens).toHaveLength(10);
  expect(town.refreshed).toHaveLength(1);
  expect(told()).toEqual([]);
});

test('while one replica renews a token that still works, the others go on with it', async () => {
  const { town, clock, one, replica, fresh, tokenIn } = await rotating();
  let answer = () => {};
  town.hold = new Promise((resolve) => {
    answer = resolve;
  });
  const first = await tokenIn(one.book);
  clock.now += 11 * hour;
  const passing = one.renewal.pass();
  await until(() => town.refreshed.length > 0, 'a refresh');
  expect(await fresh(replica())).toBe(first);
  expect(await fresh(one)).toBe(first);
  answer();
  await passing;
  expect(await fresh(one)).toBe(town.tokenOf('T1'));
});

test('a replica that ended while it renewed keeps nobody from it for long', async () => {
  const { town, clock, one, replica, fresh } = await rotating();
  const found = await one.book.find(workspace);
  if (!found) throw new Error('it is not there');
  clock.now += 13 * hour;
  await one.book.replace(found, { ...found.installation, renewing: clock.now + 20_000 });
  const waiting = fresh(replica());
  await sleep(30);
  expect(town.refreshed).toEqual([]);
  clock.now += 20_001;
  expect(await waiting).toBe(town.tokenOf('T1'));
});

test('Slack out of reach is said, and the next pass tries again', async () => {
  const { state, town, clock, one, tokenIn, fresh, told } = await rotating();
  const first = await tokenIn(one.book);
  clock.now += 11 * hour;
  state.failures.push({ method: 'oauth.v2.access', how: { refused: 'internal_error' } });
  await one.renewal.pass();
  expect(told()).toEqual(['a token of Slack was not renewed']);
  expect(await fresh(one)).toBe(first);
  await one.renewal.pass();
  expect(await tokenIn(one.book)).toBe(town.tokenOf('T1'));
  expect(town.refreshed).toHaveLength(1);
});

test('what Slack renews no more is said once, works to its end, and then is closed', async () => {
  const { town, clock, one, tokenIn, fresh, told } = await rotating();
  const first = await tokenIn(one.book);
  town.refuses = 'invalid_refresh_token';
  clock.now += 11 * hour;
  await one.renewal.pass();
  await one.renewal.pass();
  expect(told()).toEqual(['Slack renews a token no more; install the desk there again']);
  expect(await fresh(one)).toBe(first);
  clock.now += 2 * hour;
  await expect(fresh(one)).rejects.toThrow(Closed);
  expect(told()).toHaveLength(1);
});

test('a new token that the store does not take at once is not lost', async () => {
  const { installations } = memoryStore();
  let away = 0;
  const shaky: Installations = {
    ...installations,
    async replace(...replacing) {
      // The lease is put, then the database is away for a moment.
      if (away > 0 && away++ < 4) throw new Error('away');
      if (away === 0) away = 1;
      return installations.replace(...replacing);
    },
  };
  const { town, clock, replica, tokenIn } = await rotating({ installations });
  clock.now += 11 * hour;
  const { book, renewal } = replica(shaky);
  await renewal.pass();
  expect(await tokenIn(book)).toBe(town.tokenOf('T1'));
  expect(town.refreshed).toHaveLength(1);
});

test.each([
  ['removed', async (book: InstallationBook) => book.drop(workspace), undefined],
  [
    'installed anew',
    async (book: InstallationBook) => {
      const found = await book.find(workspace);
      if (!found) throw new Error('it is not there');
      const bot = { ...found.installation.bot, token: 'xoxb-anew' };
      await book.put({ ...found.installation, bot });
    },
    'xoxb-anew',
  ],
])('what is %s while its token is renewed stays so', async (_, act, after) => {
  const { town, clock, one, tokenIn, told } = await rotating();
  let answer = () => {};
  town.hold = new Promise((resolve) => {
    answer = resolve;
  });
  clock.now += 11 * hour;
  const passing = one.renewal.pass();
  await until(() => town.refreshed.length > 0, 'a refresh');
  await act(one.book);
  answer();
  await passing;
  expect(await tokenIn(one.book)).toBe(after);
  expect(told()).toEqual([]);
});
