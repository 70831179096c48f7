import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInstallationBook } from '../../../src/adapters/slack/installations.ts';
import { removal } from '../../../src/adapters/slack/removal.ts';
import { createSeal } from '../../../src/adapters/slack/seal.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { createLog } from '../../support/slack/bench.ts';

const [first, second] = ['a'.repeat(64), 'b'.repeat(64)] as const;
const workspace = { teamId: 'T1', isEnterpriseInstall: false };
const installation = (over: object = {}) => ({
  team: { id: 'T1', name: 'One' },
  user: { id: 'U1', token: 'xoxp-secret' },
  bot: { token: 'xoxb-secret', scopes: ['commands'], id: 'B1', userId: 'UDESK' },
  authVersion: 'v2',
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

test('a token is not to be read where it is kept, and no token of a person is kept', async () => {
  const { installations } = memoryStore();
  const book = createInstallationBook(installations, [first], createLog());
  await book.put(installation());
  expect(await installations.get('slack/workspace/T1')).not.toContain('xox');
  const kept = await book.get(workspace);
  expect(kept.bot.token).toBe('xoxb-secret');
  expect(JSON.stringify(kept)).not.toContain('xoxp');
});

test('a new first key opens what the old one sealed, which then is needed no more', async () => {
  const { installations } = memoryStore();
  await createInstallationBook(installations, [first], createLog()).put(installation());
  await createInstallationBook(installations, [second, first], createLog()).get(workspace);
  const book = createInstallationBook(installations, [second], createLog());
  expect((await book.get(workspace)).bot.token).toBe('xoxb-secret');
});

test("an organization's installation is its own, and each is gone when it is dropped", async () => {
  const { installations } = memoryStore();
  const book = createInstallationBook(installations, [first], createLog());
  const organization = { enterpriseId: 'E1', isEnterpriseInstall: true };
  await book.put(installation());
  await book.put(
    installation({ team: undefined, enterprise: { id: 'E1' }, isEnterpriseInstall: true }),
  );
  await book.drop(workspace);
  await expect(book.get(workspace)).rejects.toThrow('not installed');
  expect((await book.get(organization)).enterprise?.id).toBe('E1');
});

test('the desk is removed where it was uninstalled or its own token revoked', () => {
  const told = (event: object) => removal({ team_id: 'T1', event });
  expect(told({ type: 'app_uninstalled' })).toMatchObject(workspace);
  expect(told({ type: 'tokens_revoked', tokens: { bot: ['UDESK'] } })).toMatchObject(workspace);
  expect(told({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } })).toBeUndefined();
});
