import { afterEach, describe, expect, test } from 'vitest';
import { DeliveryError } from '../../../../src/core/errors.ts';
import type { FactCheck } from '../../../../src/core/factcheck.ts';
import type { Person } from '../../../../src/core/publication.ts';
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

const news = {
  place: { platform: 'discord', workspace: 'guild', channel: 'news', kind: 'channel' } as const,
  name: '#news',
};

/** A moderator, with the fact-check posted to one channel. */
async function withCopy(options: Parameters<typeof moderatorsDesk>[0] = {}): Promise<Visitor> {
  desk = await moderatorsDesk(options);
  const { id } = await desk.press.drafts.begin('moon', mia, [news]);
  const { publication } = await desk.press.drafts.look(id, mia);
  await desk.press.drafts.confirm(id, publication.version, mia);
  await until(() => desk.discord.messages.length === 1, 'the post');
  return desk.signedIn();
}

/** A newer version of the fact-check is published. */
async function published(change: Partial<FactCheck>): Promise<void> {
  const after = { ...moon, revision: 2, ...change };
  await desk.index.put([after]);
  await desk.revisions.record([after]);
}

describe('a fact-check that changed after it was posted', () => {
  test('is listed with what changed until somebody decides', async () => {
    const one = await withCopy();
    await published({ summary: 'Another summary.' });
    await one.go('/desk');
    expect(one.page().main).toContain('One fact-check changed after it was posted');
    await one.follow('Corrections');
    expect(one.page().main).toContain('Changed: summary. 1 post shows it.');
    await one.press('Update the posts');
    expect(one.page().main).toContain('Every post is as its fact-check is now');
    await until(() => (desk.discord.messages[0]?.edits ?? 0) > 0, 'the edit');
    await one.go('/desk/checks/moon');
    expect(one.page().main).toContain('1 of 1 post up to date.');
    expect(one.page().main).toContain('The posts were updated.');
  });

  test('is left as it is where somebody says so', async () => {
    const one = await withCopy();
    await published({ summary: 'Another summary.' });
    await one.go('/desk/corrections');
    await one.press('Leave them');
    await one.follow('Corrections');
    expect(one.page().main).toContain('somebody has decided to leave it');
    expect(desk.discord.messages[0]?.edits).toBe(0);
  });

  test('is not decided about by whoever is not of the newsroom', async () => {
    const stranger: Person = { platform: 'discord', workspace: 'elsewhere', id: 'U1' };
    const one = await withCopy();
    await published({ summary: 'Another summary.' });
    await one.go('/desk/corrections');
    const { fields } = one.formWith('Update the posts');
    const other = await desk.signedIn(stranger);
    await other.go('/desk/checks/moon');
    const token = other.formWith('Correct it').fields.find(({ name }) => name === 'token');
    const sent = fields.map(
      ({ name, value }) => [name, name === 'token' ? (token?.value ?? '') : value] as const,
    );
    expect(await other.post('/desk/corrections/decide', sent)).toBe(403);
    expect(other.page().main).toContain('Only moderators of the newsroom');
    expect(other.page().main).not.toContain('#news');
  });
});

describe('a moderator', () => {
  const words = { 'Correct it: what changed and why': 'The <b>date</b> was wrong.' };

  test('corrects a fact-check: every copy says so, and so does its public page', async () => {
    const one = await withCopy();
    await one.go('/desk/checks/moon');
    await one.press('Correct it', words);
    expect(one.page().text).toContain('Every post of it is being brought up to date.');
    expect(one.page().main).toContain('The <b>date</b> was wrong.');
    await until(() => (desk.discord.messages[0]?.edits ?? 0) > 0, 'the edit');
    expect(JSON.stringify(desk.discord.messages[0]?.reply)).toContain('The <b>date</b> was wrong.');
    const reader = desk.visit();
    await reader.go('/checks/moon');
    expect(reader.page().text).toContain('The <b>date</b> was wrong.');
  });

  test('corrects once, however often the form is sent', async () => {
    const one = await withCopy();
    await one.go('/desk/checks/moon');
    const { action, fields } = one.formWith('Correct it');
    const sent = fields.map(
      ({ name, value }) => [name, name === 'text' ? 'The date was wrong.' : value] as const,
    );
    await Promise.all([1, 2, 3].map(() => one.post(action, sent)));
    await one.post(action, sent);
    expect(one.page().text).toContain('That form was sent already');
    expect((await desk.index.get('moon'))?.corrections).toHaveLength(1);
  });

  test('says something, or nothing is done', async () => {
    const one = await withCopy();
    await one.go('/desk/checks/moon');
    expect(await one.press('Correct it', { 'Correct it: what changed and why': ' \n ' })).toBe(422);
    expect(one.page().main).toContain('Please say in a few words what changed and why.');
    await one.follow('Go back');
    expect(one.path()).toBe('/desk/checks/moon');
  });

  test('withdraws it, and takes that back', async () => {
    const one = await withCopy();
    await one.go('/desk/checks/moon');
    await one.press('Withdraw it', { 'Withdraw it: why': 'A source was retracted.' });
    expect(one.page().main).toContain('withdrawn, Example Desk');
    await until(() => (desk.discord.messages[0]?.edits ?? 0) > 0, 'the edit');
    await one.go('/desk/checks');
    expect(one.page().forms.map(({ button }) => button)).not.toContain('Post to channels');
    await one.go('/desk/checks/moon');
    await one.press('Take it back', { 'Take the withdrawal back: why': 'It stands again.' });
    expect(one.page().forms.map(({ button }) => button)).toContain('Withdraw it');
  });

  test('reads which copies cannot be brought up to date, and what to do', async () => {
    const one = await withCopy();
    const refused = new DeliveryError('refused', 'too-old');
    desk.discord.trouble.push({ when: 'before', error: refused });
    await published({ rating: { label: 'Mostly true' }, verdict: 'mostly-true' });
    await until(() => desk.discord.trouble.length === 0, 'the edit');
    await one.go('/desk/checks/moon');
    expect(one.page().main).toContain('0 of 1 post up to date.');
    expect(one.page().main).toContain('These cannot be brought up to date');
    expect(one.page().main).toContain('Delete it by hand, or post again.');
    expect(one.page().main).toContain('Rating: it was “False”, it is now “Mostly true”.');
  });
});

test('everybody reads the dated corrections of a fact-check on its page', async () => {
  desk = await moderatorsDesk({
    library: [
      {
        ...moon,
        status: 'corrected',
        corrections: [
          { date: '2026-01-02', text: 'A name was misspelt.' },
          { date: '2026-03-04', text: 'The rating was too low.', was: 'Mostly true' },
        ],
      },
    ],
  });
  const reader = desk.visit();
  await reader.go('/checks/moon');
  expect(reader.page().text).toMatch(
    /4 March 2026.*The rating was too low\..*2 January 2026.*A name was misspelt\./,
  );
});
