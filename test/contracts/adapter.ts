import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeAct } from '../../src/core/act.ts';
import type { Incoming, Reply } from '../../src/core/message.ts';
import type { Adapter } from '../../src/core/ports.ts';

/** What a person sees of a message: its words in reading order, its buttons, the addresses behind its links. */
export interface Seen {
  text: string;
  buttons: string[];
  links: string[];
  audience: 'asker' | 'everyone';
}

/** A person at the platform's other end. */
export interface Peer {
  /** Types a question as one would there, and reads the answer; undefined where nothing came. */
  ask(text: string): Promise<Seen | undefined>;
  /** Presses a button of the last answer by its label, and reads what comes. */
  press(label: string): Promise<Seen | undefined>;
  /** Sends a button's token as an old or forged message would. */
  pressToken(token: string): Promise<Seen | undefined>;
  /** Everything sent so far that breaks a limit or a rule of the platform. */
  violations(): string[];
  /** Mentions, links or formatting that a text smuggled into anything sent so far. */
  smuggled(): string[];
}

export interface Bench {
  adapter: Adapter;
  peer: Peer;
  close(): Promise<void>;
}

const long = 'This sentence is one of a great many that say the same thing again. '.repeat(400);

/** A reply with everything in it, none of it short. */
export function fullReply(overrides: Partial<Reply> = {}): Reply {
  const url = (n: number) => `https://example.org/sources/${n}/${'a'.repeat(120)}`;
  return {
    title: 'False: The moon is made of cheese',
    locale: 'en',
    audience: 'asker',
    blocks: [
      { kind: 'verdict', verdict: 'false', label: 'False', publisher: 'Example Desk' },
      { kind: 'text', style: 'heading', text: 'Claim checked: The moon is made of cheese' },
      {
        kind: 'text',
        style: 'plain',
        text: long,
        more: { label: 'Read more', url: 'https://example.org/checks/moon-cheese' },
      },
      { kind: 'text', style: 'quote', text: 'Rock, all of it.' },
      {
        kind: 'links',
        label: 'Sources',
        items: Array.from({ length: 40 }, (_, i) => ({
          n: i + 1,
          title: `Source ${i + 1}`,
          url: url(i + 1),
        })),
        more: {
          label: 'All sources',
          act: { kind: 'show', id: 'moon-cheese', part: 'sources', page: 1 },
        },
      },
      {
        kind: 'list',
        label: 'Did you mean one of these?',
        items: [
          {
            title: 'The moon is hollow',
            detail: 'False, 2 May 2024',
            action: {
              label: 'Open',
              act: { kind: 'show', id: 'moon-hollow', part: 'card', page: 1 },
            },
          },
        ],
      },
      { kind: 'notice', tone: 'info', text: 'This is sample content.' },
      { kind: 'text', style: 'small', text: 'Checked 1 March 2024' },
    ],
    actions: [
      { label: 'Not my claim', act: { kind: 'reject', ids: ['moon-cheese', 'moon-hollow'] } },
      { label: 'Share', act: { kind: 'share', id: 'moon-cheese' } },
    ],
    ...overrides,
  };
}

export const simple = (text: string): Reply => ({
  title: text,
  locale: 'en',
  audience: 'asker',
  blocks: [{ kind: 'text', style: 'plain', text }],
  actions: [],
});

export const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '<!channel>',
        '<!here|x>',
        '<@U123>',
        '<#C1|x>',
        '@everyone',
        '@here',
        '<@1>',
        '<@&2>',
        '</ask:3>',
        '<t:1:R>',
        '[x](https://evil.example)',
        '<https://evil.example|ok>',
        'https://evil.example',
        '**',
        '__',
        '~~',
        '||',
        '`',
        '```',
        '\n> ',
        '\n# ',
        '\n-# ',
        '\n- ',
        '\n1. ',
        '<script>alert(1)</script>',
        '" onload="x',
        '\u202e',
        '\u200b',
        '\u0000',
        '\u001b[31m',
        '&lt;',
        '&amp;',
        '*',
        '_',
        'word',
        ' ',
        '\n',
        '😀',
        "'; DROP TABLE x; --",
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

/** What every platform must do. `open` gives a fresh adapter with a peer; the adapter is not started yet. */
export function adapterContract(name: string, open: () => Promise<Bench>): void {
  describe(`${name} keeps the adapter contract`, () => {
    let bench: Bench;
    let came: Incoming[];
    let answer: (incoming: Incoming) => Reply | undefined;

    beforeEach(async () => {
      bench = await open();
      came = [];
      answer = () => simple('Heard.');
      await bench.adapter.start(async (incoming) => {
        came.push(incoming);
        return answer(incoming);
      });
    });
    afterEach(async () => {
      await bench.adapter.stop();
      await bench.close();
    });

    test('a question reaches the desk as it was asked, and the answer comes back', async () => {
      const seen = await bench.peer.ask('do vaccines cause autism?');
      expect(came).toHaveLength(1);
      expect(came[0]?.act).toEqual({ kind: 'ask', question: 'do vaccines cause autism?' });
      expect(came[0]?.place.platform).toBe(bench.adapter.platform);
      expect(came[0]?.actor.role).toBe('asker');
      expect(seen?.text).toContain('Heard.');
      // Where only the two are, everything is said openly.
      const alone = came[0]?.place.kind === 'direct';
      expect(came[0]?.heardBy).toBe(alone ? 'asker' : seen?.audience);
    });

    test('every question has an id of its own', async () => {
      await bench.peer.ask('one');
      await bench.peer.ask('one');
      expect(new Set(came.map(({ id }) => id)).size).toBe(2);
    });

    test('what was answered before is not answered again', async () => {
      answer = () => undefined;
      const seen = await bench.peer.ask('again');
      expect(seen?.text ?? '').toBe('');
    });

    test('the verdict is read first, every link is whole, and what was left out is one press away', async () => {
      answer = () => fullReply();
      const seen = await bench.peer.ask('is the moon made of cheese?');
      const text = seen?.text ?? '';
      expect(text).toContain('False');
      expect(text.indexOf('False')).toBeLessThan(text.indexOf('The moon is made of cheese'));
      expect(text.indexOf('The moon is made of cheese')).toBeLessThan(
        text.indexOf('This sentence'),
      );
      expect(text).toContain('This is sample content.');
      expect(text).toContain('Source 1');
      for (const link of seen?.links ?? []) {
        expect(link).toMatch(
          /^https:\/\/example\.org\/(sources\/\d+\/a{120}|checks\/moon-cheese)$/,
        );
      }
      expect(seen?.links.length).toBeGreaterThan(0);
      expect(seen?.buttons).toEqual(expect.arrayContaining(['Not my claim', 'Share']));
      expect(bench.peer.violations()).toEqual([]);
    });

    test('a verdict that would mislead alone is said after the claim, and with what leads to it', async () => {
      const [verdict, claim] = fullReply().blocks;
      if (verdict?.kind !== 'verdict' || !claim) throw new Error('the reply has no verdict');
      const blocks = [claim, { ...verdict, lead: 'That claim was rated:' }];
      answer = () => ({ ...simple('A turned question.'), blocks });
      const text = (await bench.peer.ask('is the moon not made of cheese?'))?.text ?? '';
      expect(text).toContain('That claim was rated: False');
      expect(text.indexOf('The moon is made of cheese')).toBeLessThan(text.indexOf('rated:'));
      expect(bench.peer.violations()).toEqual([]);
    });

    test('a pressed button comes back as the token it carried', async () => {
      const action = fullReply().actions[0];
      if (!action || !('act' in action)) throw new Error('the reply has no button');
      answer = () => fullReply();
      await bench.peer.ask('is the moon made of cheese?');
      answer = () => simple('Two others.');
      const seen = await bench.peer.press('Not my claim');
      expect(came.at(-1)?.act).toEqual({ kind: 'pressed', token: encodeAct(action.act) });
      expect(seen?.text).toContain('Two others.');
    });

    test('a damaged token reaches the desk, which has the sentence for it', async () => {
      await bench.peer.ask('hello');
      answer = () => simple('That button is too old.');
      const seen = await bench.peer.pressToken('9|gone');
      expect(came.at(-1)?.act).toEqual({ kind: 'pressed', token: '9|gone' });
      expect(seen?.text).toContain('That button is too old.');
    });

    test('no text mentions anybody, breaks out of its place or makes a link', async () => {
      await fc.assert(
        fc.asyncProperty(hostile, async (text) => {
          const reply = fullReply();
          answer = () => ({
            ...reply,
            title: text || 'x',
            blocks: reply.blocks.map((block) => ('text' in block ? { ...block, text } : block)),
          });
          await bench.peer.ask('anything');
          expect(bench.peer.smuggled()).toEqual([]);
          expect(bench.peer.violations()).toEqual([]);
        }),
        { numRuns: 40 },
      );
    });

    test('a hostile question arrives or is refused in a sentence, and the next one is answered', async () => {
      for (const text of [
        '',
        ' ',
        '\u0000',
        '🙂🙂',
        '\u202eabc',
        'x'.repeat(100_000),
        '<!channel> @everyone',
      ]) {
        await bench.peer.ask(text);
      }
      expect((await bench.peer.ask('still there?'))?.text).toContain('Heard.');
      expect(bench.peer.smuggled()).toEqual([]);
      expect(bench.peer.violations()).toEqual([]);
    });

    test('stopping waits for what was asked', async () => {
      let release = () => {};
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      await bench.adapter.stop();
      await bench.adapter.start(async () => {
        await gate;
        return simple('Late, but here.');
      });
      const asked = bench.peer.ask('slow one');
      await new Promise((resolve) => setTimeout(resolve, 200));
      const stopped = bench.adapter.stop();
      release();
      expect((await asked)?.text).toContain('Late, but here.');
      await stopped;
    });
  });
}
