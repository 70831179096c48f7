import { afterEach, describe, expect, test } from 'vitest';
import { type ModeratorsDesk, mia, moderatorsDesk } from '../../../support/web-moderators.ts';

let desk: ModeratorsDesk;
afterEach(() => desk.close());

async function chosen() {
  desk = await moderatorsDesk();
  const one = await desk.signedIn();
  await one.follow('Feeds');
  expect(one.page().main).toContain('No channel follows the desk yet.');
  await one.follow('Add a feed');
  await one.press('Search', { 'Find a channel by its name': 'new' });
  await one.follow('Choose: #news (Discord)');
  return one;
}

const topics = 'Topics, with commas between them (empty for all)';

describe('a channel follows the desk', () => {
  test('by what a moderator chooses, and once however often that is sent', async () => {
    const one = await chosen();
    const { action, fields } = one.formWith('Save the feed');
    await one.press('Save the feed', {
      [topics]: 'Space',
      'Languages, such as en, pt-BR (empty for all)': 'en, pt-BR',
      'Example Desk': true,
      False: true,
      'How often': 'weekly',
      'Hour of a digest': '7',
      'Day of a weekly digest': '5',
      'Time zone, for example Europe/Berlin': 'Europe/Berlin',
    });
    expect(one.page().text).toContain('Saved. The feed goes by it from now on.');
    expect(one.page().main).toContain('A digest every week: space, en, pt-BR, Example Desk, False');
    await one.post(
      action,
      fields.filter(({ on }) => on).map(({ name, value }) => [name, value] as const),
    );
    const feeds = await desk.press.feeds.list(mia);
    expect(feeds).toHaveLength(1);
    expect(feeds[0]).toMatchObject({ rhythm: 'at-once', hour: 9, quietFrom: 22, cap: 5 });
  });

  test('otherwise from now on, and not at all', async () => {
    const one = await chosen();
    await one.press('Save the feed');
    await one.follow('#news (Discord)');
    await one.press('Save the feed', { 'How often': 'daily', 'Nothing from this hour': '20' });
    expect(await desk.press.feeds.list(mia)).toMatchObject([{ rhythm: 'daily', quietFrom: 20 }]);
    await one.press('End the feed');
    expect(one.page().text).toContain('The feed has ended.');
    expect(await desk.press.feeds.list(mia)).toEqual([]);
    expect((await desk.store.audit.recent(9)).map(({ act }) => act)).toContain('feed ended');
  });

  test.each([
    { change: { [topics]: 'no-such-topic' } },
    { change: { 'Time zone, for example Europe/Berlin': 'Mars/Olympus' } },
    { change: { 'Hour of a digest': '24' } },
    { change: { 'Languages, such as en, pt-BR (empty for all)': '<script>' } },
    { change: { 'Posts a day at most; further ones wait for one message that is edited': '0' } },
  ])('not by what cannot be chosen: $change', async ({ change }) => {
    const one = await chosen();
    expect(await one.press('Save the feed', change)).toBe(422);
    expect(one.page().main).toContain('That cannot be chosen, so nothing was changed.');
    expect(await desk.press.feeds.list(mia)).toEqual([]);
  });

  test('not where it is none of theirs, or where the desk cannot post', async () => {
    const one = await chosen();
    expect(await one.go('/desk/feeds/new?place=discord/other/x')).toBe(422);
    expect(await one.go('/desk/feeds/new?place=discord')).toBe(422);
    expect(await one.go('/desk/feeds/abcdefghij')).toBe(404);
    await one.go('/desk/feeds/new?place=discord/guild/gone');
    expect(await one.press('Save the feed')).toBe(422);
    expect(one.page().main).toContain('The desk cannot post in that channel');
  });
});

describe('what was done and said', () => {
  test('is listed newest first, page by page, each moderator reading what is theirs', async () => {
    desk = await moderatorsDesk();
    for (let n = 0; n < 120; n += 1) {
      const from = n % 2 ? 'discord/guild/C1' : 'discord/other/C1';
      const at = new Date(Date.UTC(2026, 0, 1, 0, n));
      await desk.store.audit.record({ at, actor: 'U1', act: 'settings', subject: `n${n}.`, from });
    }
    const one = await desk.signedIn();
    await one.follow('Log');
    expect(one.page().main).toContain('sign in');
    expect(one.page().main).toContain('n119.');
    expect(one.page().main).not.toContain('n118.');
    expect(one.page().main.indexOf('n119.')).toBeLessThan(one.page().main.indexOf('n117.'));
    await one.follow('Older');
    expect(one.page().main).toContain('n1.');
    expect(one.page().main).not.toContain('n119.');
    await one.follow('Newer');
    expect(one.page().main).toContain('n119.');
  });

  test('of answers is counted, those most often called wrong first', async () => {
    desk = await moderatorsDesk();
    const at = new Date('2026-02-03');
    for (const right of [true, false, false]) {
      await desk.store.feedback.record({ at, platform: 'discord', factCheck: 'moon', right });
    }
    await desk.store.feedback.record({ at, platform: 'slack', factCheck: 'gone', right: true });
    const one = await desk.signedIn();
    await one.follow('Feedback');
    expect(one.page().main).toMatch(
      /The moon landing was staged\. Wrong: 2\. Right: 1\. Newest: 3 February 2026\.\s*gone \(no longer in the library\) Wrong: 0\. Right: 1\./,
    );
  });
});
