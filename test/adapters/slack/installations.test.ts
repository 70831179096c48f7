import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createInstallationBook,
  type InstallationBook,
  type Whose,
} from '../../../src/adapters/slack/installations.ts';
import { removal } from '../../../src/adapters/slack/removal.ts';
import { createSeal } from '../../../src/adapters/slack/seal.ts';
import { OperatorError } from '../../../src/core/errors.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { createLog } from '../../support/slack/bench.ts';

const [first, second] = ['a'.repeat(64), 'b'.repeat(64)] as const;
const workspace = { teamId: 'T1', isEnterpriseInstall: false };
const installation = (over: object = {}) => ({
  team: { id: 'T1', name: 'One' },
  user: { id: 'U1', token: 'xoxp-secret' },
  bot: { token: 'xoxb-secret', scopes: ['commands'], id: 'B1', userId: 'UDESK' },
  ...over,
});

test('whatever is sealed opens again, and as nothing else', () => {
  const seal = createSeal([first]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = seal.close(text, 'one');
      expect(seal.open(sealed, 'one')).toEqual({ text, old: false });
      expect(() => seal.open(sealed, 'two')).toThrow();
      expect(() => createSeal([second]).open(sealed, 'one')).toThrow('SLACK_TOKEN_KEY');
    }),
    { numRuns: 50 },
  );
});

/** What stands for a request. */
const standing = async (book: InstallationBook, whose: Whose) =>
  (await book.find(whose))?.installation;
const organization = { enterpriseId: 'E1', isEnterpriseInstall: true };
const forAll = (token: string) =>
  installation({
    team: undefined,
    enterprise: { id: 'E1' },
    isEnterpriseInstall: true,
    bot: { ...installation().bot, token },
  });

test('a token is not to be read where it is kept, and no token of a person is kept', async () => {
  const { installations } = memoryStore();
  const book = createInstallationBook(installations, [first], createLog());
  await book.put(installation());
  expect(await installations.get('slack/workspace/T1')).not.toContain('xox');
  const kept = await standing(book, workspace);
  expect(kept?.bot.token).toBe('xoxb-secret');
  expect(JSON.stringify(kept)).not.toContain('xoxp');
});

test('a new first key seals anew what an old one had sealed, which then is needed no more', async () => {
  const { installations } = memoryStore();
  const old = createInstallationBook(installations, [first], createLog());
  await old.put(installation());
  await old.put(forAll('xoxb-all'));
  await old.find({ teamId: 'T9', ...organization });
  const both = createInstallationBook(installations, [second, first], createLog());
  expect(await both.reseal()).toBe(3);
  expect(await both.reseal()).toBe(0);
  const book = createInstallationBook(installations, [second], createLog());
  expect((await standing(book, workspace))?.bot.token).toBe('xoxb-secret');
  const elsewhere = { teamId: 'T9', isEnterpriseInstall: false };
  expect((await standing(book, elsewhere))?.bot.token).toBe('xoxb-all');
});

test('what no key opens is said before anything is done', async () => {
  const { installations } = memoryStore();
  await createInstallationBook(installations, [first], createLog()).put(installation());
  const book = createInstallationBook(installations, [second], createLog());
  await expect(book.reseal()).rejects.toThrow(OperatorError);
  await expect(book.reseal()).rejects.toMatchObject({
    message: expect.stringMatching(/^No key in SLACK_TOKEN_KEY opens 1 of 1 Slack installations/),
    lines: ['slack/workspace/T1'],
  });
  await expect(book.find(workspace)).rejects.toThrow('SLACK_TOKEN_KEY');
  // Whoever removes the desk wants it gone, whether it opens or not.
  await book.drop(workspace);
  expect(await book.reseal()).toBe(0);
});

test("an organization's installation is its own, and each is gone when it is dropped", async () => {
  const { installations } = memoryStore();
  const book = createInstallationBook(installations, [first], createLog());
  await book.put(installation());
  await book.put(forAll('xoxb-all'));
  await book.drop(workspace);
  expect(await book.find(workspace)).toBeUndefined();
  expect((await standing(book, organization))?.enterprise?.id).toBe('E1');
});

test('a workspace is served by its own installation, else by that of its organization, also where nobody names it', async () => {
  const { installations } = memoryStore();
  const book = createInstallationBook(installations, [first], createLog());
  await book.put(installation());
  await book.put(forAll('xoxb-all'));
  const token = async (whose: Whose) => (await standing(book, whose))?.bot.token;
  expect(await token({ ...workspace, enterpriseId: 'E1' })).toBe('xoxb-secret');
  expect(await token({ teamId: 'T1', ...organization })).toBe('xoxb-all');
  const second = { teamId: 'T2', isEnterpriseInstall: false };
  expect(await token(second)).toBeUndefined();
  expect(await token({ teamId: 'T2', ...organization })).toBe('xoxb-all');
  // A post names the workspace alone.
  expect(await token(second)).toBe('xoxb-all');
  await book.drop(organization);
  expect(await token(second)).toBeUndefined();
  expect([...(await installations.list('slack/')).keys()]).toEqual(['slack/workspace/T1']);
});

test('of two who replace an installation, the second is told that it stands no more', async () => {
  const { installations } = memoryStore();
  const book = createInstallationBook(installations, [first], createLog());
  await book.put(installation());
  const found = await book.find(workspace);
  if (!found) throw new Error('it is not there');
  const after = { ...found.installation, appId: 'A1' };
  expect((await book.replace(found, after))?.installation.appId).toBe('A1');
  expect(await book.replace(found, { ...after, appId: 'A2' })).toBeUndefined();
  expect((await standing(book, workspace))?.appId).toBe('A1');
});

test('a removal that Slack tells late leaves what was installed since', async () => {
  const { installations } = memoryStore();
  const book = createInstallationBook(installations, [first], createLog());
  await book.put(installation({ at: 2000 }));
  await book.drop(workspace, 1999);
  expect(await book.find(workspace)).toBeDefined();
  await book.drop(workspace, 2000);
  expect(await book.find(workspace)).toBeUndefined();
});

test('the desk is removed where it was uninstalled or its own token revoked', () => {
  const told = (event: object) => removal({ team_id: 'T1', event_time: 5, event })?.whose;
  expect(told({ type: 'app_uninstalled' })).toMatchObject(workspace);
  expect(told({ type: 'tokens_revoked', tokens: { bot: ['UDESK'] } })).toMatchObject(workspace);
  expect(told({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } })).toBeUndefined();
});
