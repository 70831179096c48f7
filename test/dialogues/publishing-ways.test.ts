import { describe, expect, test } from 'vitest';
import { channel, dialogue, direct } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { aPlatform } from '../support/press.ts';

const moon = aFactCheck({ id: 'moon', claim: 'The moon landing was staged.', corrections: [] });
const earth = aFactCheck({ id: 'earth', claim: 'The earth is flat.', corrections: [] });

async function desk(role: 'moderator' | 'asker' = 'moderator') {
  const discord = aPlatform('discord');
  discord.channel('general');
  discord.person('U1', role);
  return {
    discord,
    ...(await dialogue({
      library: [moon, earth],
      place: channel,
      actor: { role, name: 'Mia' },
      platforms: [discord],
    })),
  };
}

describe('a moderator chooses what to post', () => {
  test('by a few words of the claim', async () => {
    const talk = await desk();
    await talk.act({ kind: 'pick', lead: 'post', text: 'moon landing staged' });
    talk.reads('Which fact-check is to be posted?', 'The moon landing was staged.');
    await talk.open('The moon landing');
    talk.reads('Post: The moon landing was staged.', 'No channel is chosen yet.');
  });

  test('from the newest where nothing is typed', async () => {
    const talk = await desk();
    await talk.act({ kind: 'pick', lead: 'post', text: '' });
    talk.reads('The moon landing was staged.', 'The earth is flat.');
  });

  test('not a withdrawn one', async () => {
    const talk = await desk();
    await talk.index.put([{ ...moon, status: 'withdrawn' }]);
    await talk.act({ kind: 'pick', lead: 'post', text: 'moon landing staged' });
    talk.hasNot('The moon landing was staged.');
  });

  test('and whoever is none has asked a question', async () => {
    const talk = await desk('asker');
    await talk.act({ kind: 'pick', lead: '', text: 'was the moon landing staged?' });
    talk.verdict(moon.rating?.label ?? '');
    await talk.act({ kind: 'pick', lead: 'post', text: '' });
    talk.reads('You cannot do that here');
  });
});

describe('whoever is stopped', () => {
  test('has a way on from where they were', async () => {
    const talk = await desk();
    await talk.act({ kind: 'publish', id: 'moon' });
    await talk.choose('Time', 'soon');
    talk.reads('That time could not be read');
    await talk.press('Look again');
    talk.reads('Post: The moon landing was staged.');
    await talk.choose('Channels here', 'general');
    await talk.press('Preview');
    await talk.index.put([{ ...moon, revision: 2, summary: 'Otherwise.' }]);
    await talk.press('Post it now');
    talk.reads('Something changed since you looked at this');
    await talk.press('Preview');
    talk.offers('Post it now');
    expect(talk.discord.messages).toEqual([]);
  });

  test('because the role is gone has none', async () => {
    const talk = await desk();
    await talk.act({ kind: 'publish', id: 'moon' });
    await talk.choose('Channels here', 'general');
    await talk.press('Preview');
    talk.discord.person('U1', 'asker');
    await talk.press('Post it now');
    talk.offersNot('Look again', 'Preview');
  });

  test('outside servers is told that posting belongs to them', async () => {
    const talk = await dialogue({
      library: [moon],
      place: { ...direct, platform: 'discord' },
      actor: { role: 'moderator' },
    });
    await talk.act({ kind: 'publish', id: 'moon' });
    talk.reads('Posting belongs to a server or workspace');
    await talk.as('U2', 'asker').act({ kind: 'posts', which: 'all', page: 1 });
    talk.reads('Posting belongs to a server or workspace');
  });
});

test('a platform that does not answer keeps nobody from posting to another', async () => {
  const discord = aPlatform('discord');
  const slack = aPlatform('slack');
  discord.channel('general');
  discord.person('U1', 'moderator');
  slack.directory.places = () => Promise.reject(new Error('out of reach'));
  const talk = await dialogue({
    library: [moon],
    place: channel,
    actor: { role: 'moderator' },
    platforms: [discord, slack],
    newsroom: ['discord/guild', 'slack/T1'],
  });
  await talk.act({ kind: 'publish', id: 'moon' });
  talk.reads('No channel is chosen yet.');
});

describe('what somebody follows, and what waits', () => {
  test('is listed for anybody, and can be left', async () => {
    const talk = await desk('asker');
    await talk.act({ kind: 'home' });
    talk.reads('You follow no fact-check.');
    talk.hasNot('Nothing waits for a decision');
    await talk.act({ kind: 'watch', id: 'moon', on: 'yes' });
    await talk.press('What I follow');
    talk.reads('The moon landing was staged. (You were shown:');
    await talk.open('The moon landing');
    talk.reads('You will not be told about this fact-check any more.');
  });

  test('is the queue for a moderator', async () => {
    const talk = await desk();
    await talk.act({ kind: 'home' });
    talk.reads('Nothing waits for a decision');
    await talk.act({ kind: 'publish', id: 'moon' });
    await talk.choose('Channels here', 'general');
    await talk.choose('Time', '2026-11-25 09:00');
    await talk.press('Preview');
    await talk.press('Schedule it');
    await talk.act({ kind: 'home' });
    talk.reads('What waits for a moderator', 'scheduled, by Mia, 25 November 2026 at 09:00');
    await talk.open('The moon landing');
    talk.reads('This goes out at 25 November 2026 at 09:00 UTC.');
  });
});
