import { describe, expect, test } from 'vitest';
import { DeliveryError } from '../../src/core/errors.ts';
import type { FactCheck } from '../../src/core/factcheck.ts';
import { channel, dialogue } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { aPlatform, type Fake } from '../support/press.ts';
import { until } from '../support/until.ts';

const moon = aFactCheck({ id: 'moon', claim: 'The moon landing was staged.', corrections: [] });
const moderator = { role: 'moderator', name: 'Mia' } as const;
const newsroom = ['discord/guild', 'slack/T1'];

/** A moderator in Discord, whose newsroom has two channels there and one in Slack. */
async function desk(over: Parameters<typeof dialogue>[0] = {}) {
  const discord = aPlatform('discord');
  const slack = aPlatform('slack');
  for (const name of ['general', 'news', 'closed']) discord.channel(name);
  slack.channel('desk');
  for (const id of ['U1', 'U2']) discord.person(id, 'moderator');
  const platforms = [discord, slack];
  const talk = await dialogue({
    library: [moon],
    place: channel,
    actor: moderator,
    platforms,
    newsroom,
    ...over,
  });
  return { ...talk, discord, slack };
}

async function drafted(over: Parameters<typeof dialogue>[0] = {}) {
  const talk = await desk(over);
  await talk.act({ kind: 'publish', id: 'moon' });
  await talk.choose('Channels here', 'general', 'news');
  return talk;
}

/** The fact-check as its publisher rates it from now on. */
const rated = (label: string, over: Partial<FactCheck> = {}): FactCheck => ({
  ...moon,
  revision: 2,
  rating: { label },
  verdict: 'mostly-true',
  ...over,
});

const texts = (platform: Fake, place: string): string[] =>
  platform.in(place).map(({ reply }) => reply.title);

describe('a moderator publishes', () => {
  test('to channels on both platforms, after the preview, with a receipt', async () => {
    const talk = await drafted();
    talk.reads('#general and #news', 'as soon as it is confirmed');
    await talk.choose('Channels elsewhere', 'slack/T1/desk');
    await talk.choose('Note in your own words', 'Seen a lot today.');
    expect(talk.discord.messages).toEqual([]);
    await talk.press('Preview');
    talk.reads('#general, #news and #desk on Slack: ready', 'The moon landing was staged.');
    talk.reads('Note by Mia: Seen a lot today.');
    expect(talk.discord.messages).toEqual([]);
    await talk.press('Post it now');
    talk.reads('Posted to 3 of 3 channels.', 'https://slack.example/desk/m1');
    expect(talk.discord.messages).toHaveLength(2);
    expect(talk.slack.in('desk')[0]?.reply.blocks).toContainEqual(
      expect.objectContaining({ text: 'Note by Mia: Seen a lot today.' }),
    );
  });

  test('once, however often the button is pressed', async () => {
    const talk = await drafted();
    await talk.press('Preview');
    const confirm = talk.reply().actions.find(({ label }) => label === 'Post it now');
    if (!confirm || !('act' in confirm)) throw new Error('there is nothing to confirm');
    await Promise.all([talk.act(confirm.act), talk.act(confirm.act), talk.act(confirm.act)]);
    await until(() => talk.discord.messages.length === 2, 'both posts');
    await talk.act(confirm.act);
    talk.reads('Posted to 2 of 2 channels.');
    expect(talk.discord.messages).toHaveLength(2);
  });

  test('not what changed since the preview', async () => {
    const talk = await drafted();
    await talk.press('Preview');
    await talk.index.put([rated('Mostly true')]);
    await talk.press('Post it now');
    talk.reads('Something changed since you looked at this');
    expect(talk.discord.messages).toEqual([]);
  });

  test('not into a channel that was closed since the preview', async () => {
    const talk = await drafted();
    await talk.press('Preview');
    talk.discord.close('news', 'archived');
    await talk.press('Post it now');
    talk.reads('The desk cannot post in that channel');
    expect(talk.discord.messages).toEqual([]);
  });

  test('not a fact-check that is gone or withdrawn', async () => {
    const talk = await drafted();
    await talk.press('Preview');
    const confirm = talk.reply().actions.find(({ label }) => label === 'Post it now');
    await talk.index.put([{ ...moon, status: 'withdrawn', revision: 2 }]);
    if (!confirm || !('act' in confirm)) throw new Error('there is nothing to confirm');
    await talk.act(confirm.act);
    talk.reads('That fact-check was withdrawn');
    await talk.index.drop(['moon']);
    await talk.act(confirm.act);
    talk.reads('no longer in the library');
    expect(talk.discord.messages).toEqual([]);
  });

  test('not when the role was lost in between', async () => {
    const talk = await drafted();
    await talk.press('Preview');
    talk.discord.person('U1', 'asker');
    await talk.press('Post it now');
    talk.reads('You cannot do that here');
    expect(talk.discord.messages).toEqual([]);
  });

  test('only to places of their own', async () => {
    const talk = await drafted({ newsroom: [] });
    expect(talk.reply().pickers?.map(({ label }) => label)).not.toContain('Channels elsewhere');
  });

  test('what is refused in the preview cannot be confirmed, and says what to mend', async () => {
    const talk = await desk();
    talk.discord.close('closed', 'no-permission');
    await talk.act({ kind: 'publish', id: 'moon' });
    await talk.choose('Channels here', 'closed');
    await talk.press('Preview');
    talk.reads('#closed: The desk may not post there.');
    talk.offersNot('Post it now');
  });

  test('and undoes it: every copy is deleted', async () => {
    const talk = await drafted();
    await talk.press('Preview');
    await talk.press('Post it now');
    expect(talk.discord.messages).toHaveLength(2);
    await talk.press('Undo');
    talk.reads('This was undone.');
    await until(() => talk.discord.messages.length === 0, 'the deletion');
  });

  test('for later, moves it, and cancels it', async () => {
    const talk = await drafted();
    await talk.choose('Time', 'next week');
    talk.reads('That time could not be read');
    await talk.act({ kind: 'posts', which: 'open', page: 1 });
    await talk.open('The moon landing');
    await talk.choose('Time', '2026-11-25 09:00');
    talk.reads('Goes out: 25 November 2026 at 09:00 UTC.');
    await talk.press('Preview');
    await talk.press('Schedule it');
    talk.reads('This goes out at 25 November 2026 at 09:00 UTC.');
    await talk.choose('Time', '2026-11-26 10:30');
    talk.reads('This goes out at 26 November 2026 at 10:30 UTC.');
    const [moved] = await talk.store.audit.recent(1);
    expect(moved).toMatchObject({ actor: 'U1', act: 'reschedule' });
    await talk.press('Cancel it');
    talk.reads('This was cancelled.');
    expect(talk.discord.messages).toEqual([]);
  });

  test('later: at its time it goes out by itself', async () => {
    let time = new Date('2026-11-24T12:00:00Z');
    const talk = await drafted({ now: () => time });
    await talk.choose('Time', '18:00');
    await talk.press('Preview');
    await talk.press('Schedule it');
    time = new Date('2026-11-24T18:00:01Z');
    await until(() => talk.discord.messages.length === 2, 'the posts');
  });

  test('and it is kept who did what, where', async () => {
    const talk = await drafted();
    await talk.press('Preview');
    await talk.press('Post it now');
    const [entry] = await talk.store.audit.recent(1);
    expect(entry).toMatchObject({ actor: 'U1', act: 'publish', from: 'discord/guild' });
    expect(entry?.subject).toMatch(
      /^\w{10}: moon to discord\/guild\/general, discord\/guild\/news$/,
    );
  });
});

describe('two people', () => {
  test('are needed where the place has chosen so, and they are two', async () => {
    const talk = await desk();
    await talk.act({ kind: 'set', name: 'approval', value: 'two' });
    await talk.act({ kind: 'publish', id: 'moon' });
    await talk.choose('Channels here', 'general');
    await talk.press('Preview');
    talk.reads('A second moderator has to approve it');
    await talk.press('Propose it');
    talk.reads('This waits for a second moderator');
    await talk.press('Preview');
    await talk.press('Approve and post');
    talk.reads('whoever proposed it cannot');
    expect(talk.discord.messages).toEqual([]);
    await talk.act({ kind: 'posts', which: 'open', page: 1 });
    await talk.open('The moon landing');
    await talk.press('Preview');
    await talk.as('U2').press('Approve and post');
    talk.reads('Posted to 1 of 1 channel.');
  });
});

describe('a message whose fate nobody knows', () => {
  const lost = (when: 'before' | 'after') => ({
    when,
    error: new DeliveryError('unknown', 'timed-out'),
  });

  test('is found where it arrived, and not sent again', async () => {
    const talk = await desk();
    await talk.act({ kind: 'publish', id: 'moon' });
    await talk.choose('Channels here', 'general');
    await talk.press('Preview');
    talk.discord.trouble.push(lost('after'));
    await talk.press('Post it now');
    talk.reads('Posted to 1 of 1 channel.');
    expect(texts(talk.discord, 'general')).toHaveLength(1);
  });
});

/** The library has a new revision. */
async function publishes(
  { index, room, store }: Awaited<ReturnType<typeof desk>>,
  factCheck: FactCheck,
): Promise<void> {
  await index.put([factCheck]);
  await room.witness(store.revisions).record([factCheck]);
}

describe('a correction', () => {
  async function posted() {
    const talk = await drafted();
    await talk.press('Preview');
    await talk.press('Post it now');
    return talk;
  }

  test('of the rating reaches every copy, with a reply below it', async () => {
    const talk = await posted();
    const now = rated('Mostly true');
    await publishes(talk, now);
    await until(() => talk.discord.messages.length === 4, 'the replies');
    for (const name of ['general', 'news']) {
      const [card, reply] = talk.discord.in(name);
      expect(card?.edits).toBe(1);
      expect(card?.reply.title).toMatch(/^Mostly true/);
      expect(JSON.stringify(card?.reply.blocks)).toContain('it is now “Mostly true”');
      expect(reply?.under).toBe(card?.receipt.message);
    }
  });

  test('that came before the undo is taken back with the post', async () => {
    const talk = await posted();
    const now = rated('Mostly true');
    await publishes(talk, now);
    await until(() => talk.discord.messages.length === 4, 'the replies');
    await talk.act({ kind: 'posts', which: 'all', page: 1 });
    await talk.open('The moon landing');
    await talk.press('Undo');
    await until(() => talk.discord.messages.length === 0, 'the deletion');
  });

  test('by a moderator is said under their name, and a withdrawal stops the fact-check', async () => {
    const talk = await posted();
    await talk.act({ kind: 'copies', id: 'moon' });
    talk.reads('#general: posted', '2 of 2 posts up to date');
    await talk.choose('Withdraw it', 'The source was forged.');
    talk.reads('Every post of it is being brought up to date');
    await until(() => talk.discord.messages.length === 4, 'the replies');
    expect(talk.discord.in('news')[0]?.reply.title).toMatch(/^Withdrawn/);
    await talk.say('was the moon landing staged?');
    talk.noVerdict();
    talk.reads('Mia of this desk withdrew this fact-check', 'The source was forged.');
  });

  test('of a word waits for a moderator', async () => {
    const talk = await posted();
    const now = { ...moon, revision: 2, summary: 'Put in other words.' };
    await publishes(talk, now);
    await talk.act({ kind: 'changes' });
    talk.reads('Changed: summary. 2 posts show it.');
    expect(talk.discord.in('general')[0]?.edits).toBe(0);
    await talk.open('Update the posts');
    await until(() => talk.discord.in('general')[0]?.edits === 1, 'the edit');
    await talk.act({ kind: 'changes' });
    talk.reads('Every post is as its fact-check is now');
  });

  test('leaves alone what was deleted by hand', async () => {
    const talk = await posted();
    talk.discord.messages.splice(0, 1);
    const now = rated('Mostly true');
    await publishes(talk, now);
    await until(() => talk.discord.messages.length === 2, 'the reply to the other');
    await talk.act({ kind: 'copies', id: 'moon' });
    talk.reads('#general: deleted on the platform');
  });

  test('is told once to those who asked to be told', async () => {
    const talk = await posted();
    await talk.as('U9', 'asker').act({ kind: 'watch', id: 'moon', on: 'yes' });
    talk.reads('You will be told once');
    const now = rated('Mostly true');
    await publishes(talk, now);
    await until(() => talk.discord.in('U9').length === 1, 'the message');
    const [message] = talk.discord.in('U9');
    expect(JSON.stringify(message?.reply.blocks)).toContain('it is now “Mostly true”');
    const again = rated('False', { revision: 3, verdict: 'false' });
    await publishes(talk, again);
    await until(() => talk.discord.messages.length === 7, 'the second replies');
    expect(talk.discord.in('U9')).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  test('is listed with what can be done, and tried again', async () => {
    const talk = await drafted();
    await talk.press('Preview');
    talk.discord.trouble.push({
      when: 'before',
      error: new DeliveryError('refused', 'no-permission'),
    });
    await talk.press('Post it now');
    talk.reads('Posted to 1 of 2 channels.');
    await talk.press('Needs a decision');
    talk.reads('The desk may not post there.');
    await talk.open('Try again');
    await until(() => talk.discord.messages.length === 2, 'the second try');
  });
});
