import { describe, expect, test } from 'vitest';
import type { FactCheck } from '../../src/core/factcheck.ts';
import { until } from '../support/discord/bench.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';

/** Somebody who publishes from one platform, with whatever it has for that. */
export interface Moderator {
  id: string;
  /** Channels of their own platform, and those elsewhere as they are offered. */
  here: readonly string[];
  elsewhere: readonly string[];
  /** From the command or the menu to the draft of the fact-check whose claim holds these words. */
  begin(words: string): Promise<void>;
  /** Chooses and writes, then looks at the preview. */
  fill(draft: { here?: string[]; elsewhere?: string[]; note?: string }): Promise<void>;
  /** Writes why a fact-check is corrected or withdrawn. */
  write(how: 'correction' | 'withdrawal', text: string): Promise<void>;
  press(label: string): Promise<void>;
  pressTwice(label: string): Promise<void>;
  /** What they have before them. */
  text(): string;
  links(): string[];
  buttons(): string[];
  loseRole(): void;
}

const moon = aFactCheck({
  id: 'moon',
  claim: 'The moon landing was staged.',
  corrections: [],
  revision: 1,
});

const rated = (over: Partial<FactCheck>): FactCheck => ({ ...moon, revision: 2, ...over });

/** Tries every mark of either platform, and addresses of nobody and everybody. */
const hostile = [
  '@everyone @here <@500000000000000009> <@&710000000000000001> <#300000000000000001> <!channel> <!here>',
  '[a link](https://evil.example) <https://evil.example|click> https://evil.example',
  '**bold** *bold* _italic_ ~~gone~~ ~gone~ ||spoiler|| `code` ```block```',
  '> quoted\n# Heading\n-# small\n- item\n1. item :smile: <:e:1> <t:0> \u202Ereversed\u202C &lt;!channel&gt;',
].join('\n');

/** What holds wherever a moderator publishes from. */
export function publishingConversation(open: (newsroom: Newsroom) => Moderator): void {
  async function desk(library: readonly FactCheck[] = [moon]) {
    const newsroom = await openNewsroom(library);
    return { ...newsroom, me: open(newsroom) };
  }

  async function previewed(note?: string, library?: readonly FactCheck[]) {
    const town = await desk(library);
    const { me } = town;
    await me.begin('moon');
    const [here = ''] = me.here;
    const [elsewhere = ''] = me.elsewhere;
    await me.fill({
      here: [here],
      elsewhere: [elsewhere],
      ...(note !== undefined && { note }),
    });
    return town;
  }

  async function posted(note?: string, library?: readonly FactCheck[]) {
    const town = await previewed(note, library);
    await town.me.press('Post it now');
    return town;
  }

  describe('publishing', () => {
    test('stands in a channel on each platform, with a receipt, and is undone', async () => {
      const { me, stands, wrongs } = await previewed('Seen a lot today.');
      expect(me.text()).toMatch(/#general and #general on (Discord|Slack): ready/);
      expect(me.text()).toContain('Seen a lot today.');
      expect(stands()).toEqual([]);
      await me.press('Post it now');
      expect(me.text()).toContain('Posted to 2 of 2 channels.');
      expect(stands()).toHaveLength(2);
      for (const { text } of stands()) {
        expect(text).toContain('The moon landing was staged.');
        expect(text).toContain('Note by Mia: Seen a lot today.');
      }
      expect(me.links().filter((link) => /discord\.com|slack\.com/.test(link))).toHaveLength(2);
      await me.press('Undo');
      expect(me.text()).toContain('This was undone.');
      await until(() => stands().length === 0, 'the deletion');
      expect(wrongs()).toEqual([]);
    });

    test('stands once, however often the button is pressed', async () => {
      const { me, stands, wrongs } = await previewed();
      await me.pressTwice('Post it now');
      await until(() => stands().length === 2, 'the posts');
      await until(() => me.text().includes('Posted to 2 of 2'), 'the receipt');
      expect(stands()).toHaveLength(2);
      expect(wrongs()).toEqual([]);
    });

    test('to every channel there is, in one go', async () => {
      const { me, stands, wrongs } = await desk();
      await me.begin('moon');
      await me.fill({ here: [...me.here], elsewhere: [...me.elsewhere] });
      await me.press('Post it now');
      expect(me.text()).toContain('Posted to 4 of 4 channels.');
      expect(stands()).toHaveLength(4);
      expect(wrongs()).toEqual([]);
    });

    test('needs the role at the moment of confirming', async () => {
      const { me, stands, wrongs } = await previewed();
      me.loseRole();
      await me.press('Post it now');
      expect(me.text()).toContain('You cannot do that here');
      expect(stands()).toEqual([]);
      expect(wrongs()).toEqual([]);
    });

    test('stands once where both platforms took it and their answers were lost', async () => {
      const { me, discord, slack, stands, wrongs } = await previewed();
      const path = /^\/channels\/\d+\/messages$/;
      discord.state.failures.push({ method: 'POST', path, how: 'taken-and-reset' });
      slack.state.failures.push({ method: 'chat.postMessage', how: 'reset' });
      await me.press('Post it now');
      expect([...discord.state.failures, ...slack.state.failures]).toEqual([]);
      expect(me.text()).toContain('Posted to 2 of 2 channels.');
      expect(stands()).toHaveLength(2);
      expect(wrongs()).toEqual([]);
    });

    test('goes on from where it was stopped', async () => {
      const { me, stands, publish, wrongs } = await previewed();
      await publish(rated({ summary: 'Put in other words.' }));
      await me.press('Post it now');
      expect(me.text()).toContain('Something changed since you looked at this');
      expect(stands()).toEqual([]);
      await me.press('Preview');
      expect(me.text()).toContain('Put in other words.');
      await me.press('Post it now');
      expect(stands()).toHaveLength(2);
      expect(wrongs()).toEqual([]);
    });

    test('of no channel says so, and offers nothing to confirm', async () => {
      const { me } = await desk();
      await me.begin('moon');
      await me.fill({});
      expect(me.text()).toContain('No channel is chosen yet');
      expect(me.buttons()).not.toContain('Post it now');
      await me.press('Change it');
      expect(me.text()).toContain('Post: The moon landing was staged.');
    });
  });

  describe('a note', () => {
    test('says what it says, whatever marks it tries', async () => {
      const { stands, wrongs } = await posted(hostile);
      expect(stands()).toHaveLength(2);
      for (const { text, active, links } of stands()) {
        expect(text).toContain('@everyone');
        expect(text).toContain('[a link](https://evil.example)');
        expect(active).toEqual([]);
        expect(links.join(' ')).not.toContain('evil.example');
      }
      expect(wrongs()).toEqual([]);
    });

    test('is whole where the fact-check is longer than a message', async () => {
      const long = {
        ...moon,
        summary: 'Rocks were brought back, says one more report. '.repeat(400),
      };
      const note = `${'A long word on this. '.repeat(40)}The end.`;
      const { me, stands, wrongs } = await posted(note, [long]);
      expect(me.text()).toContain('Posted to 2 of 2 channels.');
      for (const { text } of stands()) expect(text).toContain('The end.');
      expect(wrongs()).toEqual([]);
    });
  });

  describe('a correction', () => {
    test('of the rating edits every copy and is said below it', async () => {
      const { stands, publish, wrongs } = await posted('Seen a lot today.');
      const copies = stands();
      await publish(rated({ rating: { label: 'Mostly true' }, verdict: 'mostly-true' }));
      await until(() => stands().length === 4, 'the replies');
      for (const { id, channel } of copies) {
        const edited = stands().find((one) => one.id === id && one.channel === channel);
        expect(edited?.text).toMatch(/Mostly true/);
        expect(edited?.text).toContain('it is now “Mostly true”');
        expect(edited?.text).toContain('Seen a lot today.');
        const below = stands().find((one) => one.under === id);
        expect(below?.text).toContain('it is now “Mostly true”');
      }
      expect(wrongs()).toEqual([]);
    });

    test('a moderator withdraws in their own words, which every copy says', async () => {
      const { me, stands, wrongs } = await posted();
      const copies = stands();
      await me.press('Where it stands');
      expect(me.text()).toContain('2 of 2 posts up to date');
      await me.write('withdrawal', 'The source was forged. @everyone');
      expect(me.text()).toContain('Every post of it is being brought up to date');
      await until(() => stands().length === 4, 'the replies');
      for (const { id } of copies) {
        const edited = stands().find((one) => one.id === id);
        expect(edited?.text).toContain('The source was forged.');
      }
      expect(wrongs()).toEqual([]);
    });
  });
}
