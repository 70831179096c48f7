import { beforeAll, describe, expect, test } from 'vitest';
import { messageProblems } from '../../../src/adapters/discord/limits.ts';
import { toMessage } from '../../../src/adapters/discord/message.ts';
import { renderReply } from '../../../src/adapters/discord/render.ts';
import { readMessage } from '../../support/discord/read.ts';
import {
  buttonsOf,
  everyReply,
  kindsOfReply,
  type Led,
  linksOf,
  wordsOf,
} from '../../support/replies.ts';

describe('every reply over the sample library', () => {
  let led: Led[] = [];
  beforeAll(async () => {
    led = await everyReply({
      platform: 'discord',
      workspace: '1',
      channel: '2',
      kind: 'channel',
    });
  });

  test('is among those that are looked at here', () => {
    for (const kind of kindsOfReply) {
      expect(
        led.some(({ by }) => kind.test(by)),
        String(kind),
      ).toBe(true);
    }
    const kinds = led.map(({ reply }) => reply.title);
    expect(kinds).toEqual(expect.arrayContaining(['No published fact-check found']));
    expect(kinds.some((title) => title.startsWith('Did you mean'))).toBe(true);
  });

  test('is one that Discord takes, and nothing in it acts', () => {
    const wrong = led.flatMap(({ by, reply }) => {
      const message = toMessage(reply);
      const problems = [...messageProblems(message), ...readMessage(message).active];
      return problems.map((problem) => `${by}: ${problem}`);
    });
    expect(wrong).toEqual([]);
  });

  test('is whole where it is short enough: every word, every link and every button in its order', () => {
    const short = led.filter(({ reply }) => messageProblems(renderReply(reply)).length === 0);
    expect(short.length).toBeGreaterThan(led.length / 2);
    for (const { by, reply } of short) {
      const read = readMessage(toMessage(reply));
      const squeezed = read.text.replace(/\s+/g, ' ');
      let from = 0;
      for (const words of wordsOf(reply)) {
        const at = squeezed.indexOf(words.replace(/\s+/g, ' ').trim(), from);
        expect(at, `${by}: ${words}`).toBeGreaterThanOrEqual(from);
        from = at;
      }
      expect(read.links.slice(0, linksOf(reply).length).map(decodeURI), by).toEqual(
        linksOf(reply).map(decodeURI),
      );
      const labels = read.buttons.map(({ label }) => label);
      const own = buttonsOf(reply);
      expect(labels.slice(labels.length - own.length), by).toEqual(own);
    }
  });
});
