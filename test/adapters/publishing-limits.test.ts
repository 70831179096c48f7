import { describe, expect, test } from 'vitest';
import { messageProblems as discordProblems } from '../../src/adapters/discord/limits.ts';
import { toMessage as onDiscord } from '../../src/adapters/discord/message.ts';
import { formOf } from '../../src/adapters/discord/pickers.ts';
import { viewProblems } from '../../src/adapters/slack/limits.ts';
import { homeView, toModal } from '../../src/adapters/slack/views.ts';
import type { Reply } from '../../src/core/message.ts';
import type { Target } from '../../src/core/publication.ts';
import { channel, dialogue } from '../support/dialogue.ts';
import { until } from '../support/discord/bench.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { aPlatform } from '../support/press.ts';

const words = (most: number) => 'Longer than anybody would read. '.repeat(most / 32).slice(0, most);
const giant = aFactCheck({
  id: 'a'.repeat(24),
  claim: words(20_000),
  summary: words(5000),
  rating: { label: words(300) },
  corrections: [],
  sources: Array.from({ length: 30 }, (_, n) => ({
    n: n + 1,
    title: words(500),
    url: `https://example.org/${'a'.repeat(300)}/${n}`,
  })),
});

/** A name as long as Discord and Slack let a channel have one. */
const named = (id: string) => `#${id.slice(-2)}-${'a-long-name-'.repeat(8)}`.slice(0, 80);
const many = Array.from({ length: 25 }, (_, n) => String(1_300_000_000_000_000_000n + BigInt(n)));

/** A platform as it is, with names and links as long as theirs. */
function aLarge(platform: 'discord' | 'slack') {
  const fake = aPlatform(platform);
  const { examine, places } = fake.directory;
  const long = (target: Target) => ({ ...target, name: named(target.place.channel) });
  fake.directory.examine = async (place) => {
    const found = await examine(place);
    return { ...found, target: long(found.target) };
  };
  fake.directory.places = async (...asked) => (await places(...asked)).map(long);
  for (const id of many) fake.channel(id);
  return fake;
}

/** A moderator with everything as large as it can be. */
async function desk() {
  const discord = aLarge('discord');
  const slack = aLarge('slack');
  discord.person('U1', 'moderator');
  const talk = await dialogue({
    library: [giant],
    place: channel,
    actor: { role: 'moderator', name: 'Mia' },
    platforms: [discord, slack],
    newsroom: ['discord/guild', 'slack/T1'],
  });
  await talk.act({ kind: 'publish', id: giant.id });
  return { talk, discord, slack };
}

function fits(reply: Reply): void {
  expect(discordProblems(onDiscord(reply))).toEqual([]);
  expect(viewProblems(toModal(reply, { channel: 'C1', thread: '1.1' }))).toEqual([]);
  for (const picker of reply.pickers ?? []) {
    if (picker.of === 'words') expect(JSON.stringify(formOf(picker)).length).toBeLessThan(5000);
  }
}

describe('publishing at its largest fits both platforms', () => {
  test('a draft to 25 channels with a note as long as can be', async () => {
    const { talk } = await desk();
    fits(talk.reply());
    await talk.choose('Channels here', ...many);
    await talk.choose('Note', words(1000));
    fits(talk.reply());
    await talk.choose('Channels here');
    await talk.choose('Channels elsewhere', ...many.map((name) => `slack/T1/${name}`));
    fits(talk.reply());
  });

  test('a draft with more channels elsewhere than a menu offers, of which none that is chosen is lost', async () => {
    const { talk, slack } = await desk();
    const others = Array.from({ length: 150 }, (_, n) =>
      String(2_300_000_000_000_000_000n + BigInt(n)),
    );
    for (const id of others) slack.channel(id);
    await talk.choose('Channels elsewhere', ...others.slice(-3).map((id) => `slack/T1/${id}`));
    fits(talk.reply());
    const picker = talk.reply().pickers?.find(({ label }) => label === 'Channels elsewhere');
    expect(picker?.options).toHaveLength(100);
    const offered = picker?.options.slice(0, 25).map(({ value }) => value);
    expect(offered).toEqual(expect.arrayContaining([...(picker?.chosen ?? ['none'])]));
  });

  test('a preview names every channel, also those that take no post', async () => {
    const { talk, discord } = await desk();
    for (const name of many) discord.close(name, 'no-permission');
    await talk.choose('Channels here', ...many);
    await talk.press('Preview');
    fits(talk.reply());
    const shown = JSON.stringify(onDiscord(talk.reply()));
    for (const id of many) expect(shown).toContain(`${id.slice(-2)}-a-long`);
  });

  test('a receipt has every link, and the way to undo', async () => {
    const { talk } = await desk();
    await talk.choose('Channels here', ...many);
    await talk.press('Preview');
    await talk.press('Post it now');
    await until(() => talk.reply().title !== '', 'the receipt');
    fits(talk.reply());
    expect(JSON.stringify(toModal(talk.reply(), {}))).toContain('/m25');
    expect(JSON.stringify(onDiscord(talk.reply()))).toContain('/m25');
    talk.offers('Undo');
  });

  test('where it stands, what was posted, and what waits', async () => {
    const { talk } = await desk();
    for (let n = 0; n < 10; n += 1) {
      await talk.act({ kind: 'publish', id: giant.id });
      await talk.choose('Channels here', ...many.slice(0, 3));
      await talk.choose('Time', '2026-11-25 09:00');
      await talk.press('Preview');
      await talk.press('Schedule it');
    }
    await talk.act({ kind: 'copies', id: giant.id });
    fits(talk.reply());
    for (const page of [1, 2]) {
      await talk.act({ kind: 'posts', which: 'all', page });
      fits(talk.reply());
    }
    await talk.act({ kind: 'pick', lead: '', text: '' });
    fits(talk.reply());
    await talk.act({ kind: 'watch', id: giant.id, on: 'yes' });
    await talk.act({ kind: 'home' });
    const mine = talk.reply();
    fits(mine);
    await talk.act({ kind: 'help' });
    const help = talk.reply();
    await talk.act({ kind: 'browse', by: 'newest', value: '', page: 1 });
    expect(viewProblems(homeView({ newest: talk.reply(), help, mine }))).toEqual([]);
  });
});
