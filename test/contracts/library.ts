import { beforeAll, describe, expect, test } from 'vitest';
import type { Platform, Reply } from '../../src/core/message.ts';
import {
  buttonsOf,
  everyReply,
  kindsOfReply,
  type Led,
  linksOf,
  wordsOf,
} from '../support/replies.ts';

/** How a platform writes replies, and how a person there reads them. */
interface Written<Message> {
  /** A reply as it is, however long. */
  render(reply: Reply): Message;
  /** The same, shortened to what the platform accepts. */
  accepted(reply: Reply): Message;
  /** What the platform would refuse. */
  problemsOf(message: Message): string[];
  /** What is seen of a message, and what in it acts by itself. */
  read(message: Message): { text: string; links: string[]; buttons: string[]; active: string[] };
}

/** What every platform with limits must do with every reply that the sample library can lead to. */
export function libraryContract<Message>(
  name: string,
  platform: Platform,
  { render, accepted, problemsOf, read }: Written<Message>,
): void {
  describe(`every reply over the sample library in ${name}`, () => {
    let led: Led[] = [];
    beforeAll(async () => {
      led = await everyReply({
        platform,
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

    test('is one that the platform takes, and nothing in it acts', () => {
      const wrong = led.flatMap(({ by, reply }) => {
        const message = accepted(reply);
        const problems = [...problemsOf(message), ...read(message).active];
        return problems.map((problem) => `${by}: ${problem}`);
      });
      expect(wrong).toEqual([]);
    });

    test('is whole where it is short enough: every word, every link and every button in its order', () => {
      const short = led.filter(({ reply }) => problemsOf(render(reply)).length === 0);
      expect(short.length).toBeGreaterThan(led.length / 2);
      for (const { by, reply } of short) {
        const seen = read(accepted(reply));
        const squeezed = seen.text.replace(/\s+/g, ' ');
        let from = 0;
        for (const words of wordsOf(reply)) {
          const at = squeezed.indexOf(words.replace(/\s+/g, ' ').trim(), from);
          expect(at, `${by}: ${words}`).toBeGreaterThanOrEqual(from);
          from = at;
        }
        expect(seen.links.slice(0, linksOf(reply).length).map(decodeURI), by).toEqual(
          linksOf(reply).map(decodeURI),
        );
        const labels = seen.buttons;
        const own = buttonsOf(reply);
        expect(labels.slice(labels.length - own.length), by).toEqual(own);
      }
    });
  });
}
