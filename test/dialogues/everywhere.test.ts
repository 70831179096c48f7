import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bench, Seen } from '../contracts/adapter.ts';
import { openConsole } from '../support/console.ts';
import { listeningLog } from '../support/dialogue.ts';
import { openBench as openDiscord } from '../support/discord/bench.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { wordIndex } from '../support/index.ts';
import { memoryStore } from '../support/memory-store.ts';
import { aBot } from '../support/press.ts';
import { openBench as openSlack } from '../support/slack/bench.ts';
import { openWeb } from '../support/web-peer.ts';

/** All on one site, so that any other address is one that a text has made. */
const sources = [
  { n: 1, title: 'A study of children', url: 'https://example.org/sources/study' },
  { n: 2, title: 'The withdrawal of a paper', url: 'https://example.org/sources/withdrawal' },
];

const library = [
  aFactCheck({
    id: 'vaccines-autism',
    title: 'Large studies find no link between vaccines and autism',
    claim: 'Vaccines cause autism',
    sources,
    summary:
      'Studies of millions of children found no link [1]. The first paper was retracted [2].',
    sections: [
      { heading: 'What the studies show', text: 'Among 657,000 children there was none.' },
      { heading: 'Where the fear comes from', text: 'From one paper, which was withdrawn.' },
    ],
  }),
  aFactCheck({ id: 'moon-cheese', sources }),
  aFactCheck({ id: 'towers-virus', sources, claim: 'Radio towers spread the virus in the city' }),
  aFactCheck({ id: 'towers-birds', sources, claim: 'Radio towers kill the birds in the city' }),
  aFactCheck({
    id: 'hostile',
    sources,
    claim: 'Zebras <!channel> <@U1> @everyone [win](https://evil.example) **now**',
    summary: '<script>alert(1)</script> <https://evil.example|win> `x` https://evil.example',
  }),
];

/** What differs between the doors, and nothing else does. */
interface Door {
  name: string;
  open: () => Promise<Bench>;
  /**
   * - `posts`: others read along who have not read the answer, so that it can be shared with them
   * - `address`: what is shared is the answer's own address
   */
  share?: 'posts' | 'address';
  /** The first of a list has a number instead of a button. */
  numbered?: true;
}
const doors: Door[] = [
  { name: '/factcheck in Slack', open: () => openSlack('socket', 'slash'), share: 'posts' },
  { name: 'a mention in Slack', open: () => openSlack('http', 'mention') },
  { name: 'a direct message in Slack', open: () => openSlack('socket', 'direct') },
  { name: '/factcheck in Discord', open: () => openDiscord('command'), share: 'posts' },
  { name: 'a mention in Discord', open: () => openDiscord('mention') },
  { name: 'a direct message in Discord', open: () => openDiscord('direct') },
  { name: 'the page', open: openWeb, share: 'address' },
  { name: 'the console', open: openConsole, numbered: true },
];

describe.each(doors)('the same conversation by $name', ({ open, share, numbered }) => {
  let bench: Bench;
  let last: Seen;

  beforeEach(async () => {
    const index = wordIndex();
    await index.put(library);
    const bot = aBot({ index, store: memoryStore(), log: listeningLog() });
    bench = await open();
    await bench.adapter.start(bot.handle);
  });
  afterEach(async () => {
    await bench.adapter.stop();
    await bench.close();
  });

  /** What was read, with single spaces: a console breaks lines where it is narrow. */
  const text = () => last.text.replace(/\s+/g, ' ');
  async function read(seen: Promise<Seen | undefined>): Promise<void> {
    const came = await seen;
    if (!came) throw new Error('nothing came');
    last = came;
  }
  const ask = (question: string) => read(bench.peer.ask(question));
  const press = (label: string) => read(bench.peer.press(label));
  const openFirst = () => (numbered ? ask('1') : press('Open'));

  /** All of it is read, in this order. */
  function reads(...parts: string[]): void {
    let at = -1;
    for (const part of parts) {
      const next = text().indexOf(part, at + 1);
      expect(next, `“${part}” from ${at + 1} on in: ${text()}`).toBeGreaterThan(at);
      at = next;
    }
  }
  const readsNot = (part: string) => expect(text()).not.toContain(part);
  const offers = (...labels: string[]) =>
    expect(last.buttons).toEqual(expect.arrayContaining(labels));

  test('an answer, its sections, its sources, and that it is not what was meant', async () => {
    await ask('do vaccines cause autism?');
    reads(
      'False',
      'Claim checked: Vaccines cause autism',
      'Studies of millions of children found no link [1].',
      'A study of children',
    );
    expect(last.links).toContain('https://example.org/sources/study');
    expect(last.links).toContain('https://example.org/checks/vaccines-autism');
    offers('Sections', 'Sources', 'Not my claim');

    await press('Sections');
    reads('False', 'Vaccines cause autism', 'What the studies show', 'there was none.');
    await press('Back to the fact-check');
    reads('False', 'Claim checked: Vaccines cause autism');
    await press('Sources');
    reads('Vaccines cause autism', 'A study of children', 'The withdrawal of a paper');
    expect(last.links).toContain('https://example.org/sources/withdrawal');
    await press('Back to the fact-check');
    offers('Sections', 'Sources');

    await ask('do vaccines cause autism?');
    await press('Not my claim');
    reads('No published fact-check in this library answers that.');
    readsNot('Claim checked');
  });

  test('several that may be meant are a choice, and each opens', async () => {
    await ask('radio towers in the city');
    reads('Radio towers', 'Radio towers');
    readsNot('Claim checked');
    offers('None of these');
    await openFirst();
    reads('False', 'Claim checked: Radio towers');
  });

  test('what nobody has checked gets no verdict, and a way on', async () => {
    await ask('qwxz blorp snargle');
    reads('No published fact-check in this library answers that.', 'no verdict of its own');
    readsNot('Claim checked');
    await press('Browse');
    reads('The library holds 5 fact-checks.');
    await press('Newest');
    reads('Newest fact-checks', 'The moon is made of cheese');
  });

  test('an old or damaged button is answered in a sentence, from which help leads on', async () => {
    await ask('do vaccines cause autism?');
    await read(bench.peer.pressToken('9|gone'));
    reads('That button');
    await press('Help');
    reads('the desk answers with what publishers have already found', 'It never rates a claim');
  });

  test('sharing is offered where there is somebody to share with, who then read it', async () => {
    await ask('do vaccines cause autism?');
    expect(last.buttons.includes('Share')).toBe(share !== undefined);
    if (share !== 'posts') return;
    await press('Share');
    expect(last.audience).toBe('everyone');
    reads('False', 'Claim checked: Vaccines cause autism');
  });

  test('nothing that a question or a fact-check holds does anything', async () => {
    await ask('Zebras <!channel> @everyone [win](https://evil.example)');
    await openFirst();
    reads('False', 'Claim checked: Zebras');
    for (const question of ['<!here> <@U1> **x**', '`'.repeat(50), '\u202eabc @here']) {
      await bench.peer.ask(question);
    }
    expect(bench.peer.smuggled()).toEqual([]);
    expect(bench.peer.violations()).toEqual([]);
  });
});
