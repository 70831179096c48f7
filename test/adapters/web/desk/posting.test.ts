import { afterEach, describe, expect, test, vi } from 'vitest';
import { DeliveryError } from '../../../../src/core/errors.ts';
import { until } from '../../../support/until.ts';
import {
  type ModeratorsDesk,
  mia,
  moderatorsDesk,
  moon,
  type Visitor,
} from '../../../support/web-moderators.ts';

let desk: ModeratorsDesk;
afterEach(() => desk.close());

/** A moderator with a draft for three channels on both platforms. */
async function drafted(options: Parameters<typeof moderatorsDesk>[0] = {}): Promise<Visitor> {
  desk = await moderatorsDesk(options);
  const one = await desk.signedIn();
  await one.follow('New post');
  await one.press('Search', { 'A claim, a few words of it, or its address': 'moon landing' });
  await one.press('Post to channels');
  await one.press('Save the channels', {
    '#general (Discord)': true,
    '#news (Discord)': true,
    '#desk (Slack)': true,
  });
  return one;
}

async function posted(): Promise<Visitor> {
  const one = await drafted();
  await one.follow('Preview');
  await one.press('Post it now');
  return one;
}

describe('a moderator posts from the page', () => {
  test('to channels on both platforms, after exactly what they will show', async () => {
    const one = await drafted();
    await one.press('Save note and time', { 'Note in your own words': 'Seen a lot today.' });
    expect(one.page().text).toContain('Saved.');
    await one.follow('Preview');
    expect(one.page().main).toContain('#general: ready');
    expect(one.page().main).toContain('Discord: #general, #news');
    expect(one.page().main).toContain('Slack: #desk');
    expect(one.page().main.split('Note by Mia: Seen a lot today.')).toHaveLength(3);
    expect(desk.discord.messages).toEqual([]);
    await one.press('Post it now');
    expect(one.page().main).toContain('Posted to 3 of 3 channels.');
    expect(one.page().main).toContain('It can be undone until');
    const links = one.page().links.map(({ to }) => to);
    expect(links).toContain('https://slack.example/desk/m1');
    expect(desk.discord.messages).toHaveLength(2);
    expect(desk.slack.messages).toHaveLength(1);
    await one.follow('Posts');
    expect(one.page().main).toContain('posted, by Mia');
    expect(one.page().main).toContain('#desk (Slack): posted');
  });

  test('finds channels by their name, and takes back what was chosen', async () => {
    const one = await drafted();
    await one.press('Save the channels', { '#news (Discord)': false });
    await one.press('Search', { 'Find a channel by its name': 'new' });
    const labels = one.formWith('Save the channels').fields.map(({ label }) => label);
    expect(labels).toContain('#news (Discord)');
    await one.press('Search', { 'Find a channel by its name': 'nowhere' });
    expect(one.page().main).toContain('No channel that you may post to has that in its name.');
    await one.follow('Preview');
    expect(one.page().main).not.toContain('#news');
  });

  test('once, however often the button is pressed', async () => {
    const one = await drafted();
    await one.follow('Preview');
    const { action, fields } = one.formWith('Post it now');
    const sent = fields.map(({ name, value }) => [name, value] as const);
    await Promise.all([1, 2, 3].map(() => one.post(action, sent)));
    await one.post(action, sent);
    expect(one.page().main).toContain('Posted to 3 of 3 channels.');
    expect(desk.discord.messages).toHaveLength(2);
  });

  test('one draft, however often it is begun', async () => {
    desk = await moderatorsDesk();
    const one = await desk.signedIn();
    await one.go('/desk/checks');
    const { action, fields } = one.formWith('Post to channels');
    const sent = fields.map(({ name, value }) => [name, value] as const);
    await one.post(action, sent);
    await one.post(action, sent);
    expect(one.page().text).toContain('That form was sent already');
    expect(await desk.press.copies.list(mia, { limit: 9, offset: 0 })).toHaveLength(1);
  });

  test('undoes it: every copy is deleted', async () => {
    const one = await posted();
    await one.press('Undo');
    expect(one.page().main).toContain('This was undone.');
    await until(() => desk.discord.messages.length === 0, 'the copies to go');
    expect(one.page().forms.map(({ button }) => button)).not.toContain('Undo');
  });

  test('for later, at another time, and not at all', async () => {
    const one = await drafted();
    await one.press('Save note and time', { 'Time, UTC (empty for at once)': '2099-12-01T18:30' });
    await one.follow('Preview');
    expect(one.page().main).toContain('Goes out: 1 December 2099 at 18:30.');
    await one.press('Schedule it');
    expect(one.page().main).toContain('This goes out at 1 December 2099 at 18:30.');
    expect(one.page().main).not.toContain('undone until');
    expect(one.page().main).not.toContain('on its way');
    await one.press('Move it', { 'New time, UTC': '2099-12-02T09:00' });
    expect(one.page().main).toContain('2 December 2099 at 09:00');
    await one.follow('Schedule');
    expect(one.page().main).toContain('2 December 2099 at 09:00');
    await one.press('Cancel it');
    expect(one.page().main).toContain('This was cancelled. Nothing of it was posted.');
    await one.follow('Schedule');
    expect(one.page().main).toContain('Nothing is scheduled.');
    expect(desk.discord.messages).toEqual([]);
  });

  test('with a second moderator, where two have to agree', async () => {
    const one = await drafted();
    await desk.store.settings.set('discord/guild', 'approval', 'two');
    await one.follow('Preview');
    await one.press('Propose it');
    await one.follow('Preview');
    expect(await one.press('Approve and post')).toBe(422);
    expect(one.page().main).toContain('A second person has to approve this');
    const other = await desk.signedIn({ ...mia, id: 'U2', name: 'Max' });
    expect(other.page().main).toContain('Posts that wait for a second moderator');
    await other.follow(moon.claim);
    await other.follow('Preview');
    await other.press('Approve and post');
    expect(other.page().main).toContain('Approved by Max.');
    expect(desk.discord.messages).toHaveLength(2);
  });

  test('not what changed, was withdrawn, closed or lost since the preview', async () => {
    const one = await drafted();
    await one.follow('Preview');
    await desk.index.put([{ ...moon, revision: 2, rating: { label: 'Mostly true' } }]);
    expect(await one.press('Post it now')).toBe(409);
    expect(one.page().main).toContain('Something changed since you looked at this');
    await one.follow('Go back');
    await one.follow('Preview');
    desk.discord.close('news', 'archived');
    expect(await one.press('Post it now')).toBe(422);
    expect(one.page().main).toContain('The desk cannot post in that channel');
    await one.follow('Go back');
    await one.follow('Preview');
    expect(one.page().main).toContain('#news: That channel or thread is archived.');
    expect(one.page().forms.map(({ button }) => button)).not.toContain('Post it now');
    await desk.index.put([{ ...moon, status: 'withdrawn', revision: 3 }]);
    expect(await one.go(one.path())).toBe(422);
    expect(one.page().main).toContain('That fact-check was withdrawn');
    await desk.index.drop(['moon']);
    expect(await one.go(one.path())).toBe(404);
    expect(desk.discord.messages).toEqual([]);
  });

  test('not when the role was lost in between', async () => {
    const one = await drafted();
    await one.follow('Preview');
    desk.discord.person('U1', 'asker');
    expect(await one.press('Post it now')).toBe(403);
    expect(desk.discord.messages).toEqual([]);
  });

  test('not to a server that is none of theirs', async () => {
    desk = await moderatorsDesk({ newsroom: [] });
    const one = await desk.signedIn();
    await one.go('/desk/checks');
    await one.press('Post to channels');
    expect(one.page().main).not.toContain('#desk (Slack)');
    const { action, fields } = one.formWith('Save the channels');
    const token = fields.find(({ name }) => name === 'token')?.value ?? '';
    const sent = [['token', token] as const, ['place', 'slack/T1/desk'] as const];
    expect(await one.post(action, sent)).toBe(422);
    expect(one.page().main).toContain('belongs to a server or workspace that you do not moderate');
  });
});

describe('a delivery that did not end as it should', () => {
  async function stuck(outcome: 'unknown' | 'refused'): Promise<Visitor> {
    desk = await moderatorsDesk({ lease: 300 });
    desk.discord.outlet.find = async () => 'unreadable';
    desk.discord.trouble.push({
      when: outcome === 'unknown' ? 'after' : 'before',
      error: new DeliveryError(outcome, outcome === 'unknown' ? 'timed-out' : 'no-permission'),
    });
    const target = {
      place: { platform: 'discord', workspace: 'guild', channel: 'news', kind: 'channel' } as const,
      name: '#news',
    };
    const { id } = await desk.press.drafts.begin('moon', mia, [target]);
    const { publication } = await desk.press.drafts.look(id, mia);
    await desk.press.drafts.confirm(id, publication.version, mia);
    await vi.waitFor(async () => expect(await desk.press.copies.trouble(mia, 1)).toHaveLength(1), {
      timeout: 8000,
    });
    const one = await desk.signedIn();
    expect(one.page().main).toContain('One delivery was given up or cannot be told');
    await one.follow('Deliveries');
    return one;
  }

  test('is tried again', async () => {
    const one = await stuck('refused');
    expect(one.page().main).toContain('The desk may not post there.');
    expect(one.page().main).toContain('The desk has stopped trying.');
    await one.press('Try again');
    expect(one.page().main).toContain('Every delivery ended as it should.');
    await until(() => desk.discord.messages.length === 1, 'the post');
  });

  test('is there, as somebody saw in the channel', async () => {
    const one = await stuck('unknown');
    expect(one.page().main).toContain('Nobody can tell whether this reached the channel.');
    expect(one.page().links).toContainEqual({
      label: 'Look in the channel: #news (Discord)',
      to: 'https://discord.com/channels/guild/news',
    });
    await one.press('It is there');
    expect(one.page().text).toContain('Done. The desk goes on with it.');
    expect(desk.discord.messages).toHaveLength(1);
    await one.go('/desk/checks/moon');
    expect(one.page().main).toContain('posted, as a moderator said');
    expect(one.page().main).toContain('These cannot be brought up to date');
  });

  test('is left, and a second press on the same button says that it is decided', async () => {
    const one = await stuck('refused');
    const { action, fields } = one.formWith('Leave it');
    const sent = fields.map(({ name, value }) => [name, value] as const);
    expect(await one.post(action, sent)).toBe(200);
    expect(await one.post(action, sent)).toBe(409);
    expect(desk.discord.messages).toEqual([]);
  });
});
