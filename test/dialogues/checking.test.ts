import { describe, expect, test } from 'vitest';
import { channel, dialogue } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';

const library = [
  aFactCheck(),
  aFactCheck({ id: 'hollow', claim: 'The moon is hollow' }),
  aFactCheck({ id: 'flat', claim: 'The Earth is flat' }),
];
const checking = (text: string, of: 'message' | 'remark' = 'message') =>
  ({ kind: 'check', of, text }) as const;

describe('a message of somebody', () => {
  test('with one claim is answered as a question would be', async () => {
    const { act, verdict, offers } = await dialogue({ library, place: channel });
    await act(checking('The moon is made of cheese!'));
    verdict('False');
    offers('Not my claim', 'Was this right?', 'Share');
  });

  test('with one claim between other sentences is answered with that one', async () => {
    const { act, verdict, reads } = await dialogue({ library });
    await act(checking('You will not believe this one. Did you know? The Earth is flat.'));
    verdict('False');
    reads('Claim checked: The Earth is flat');
  });

  test('with several claims offers a choice, each once', async () => {
    const { act, title, open, reads, offers, text } = await dialogue({ library });
    await act(
      checking('The moon is hollow.\nThe Earth is flat. I read it. And yes, the Earth is flat.'),
    );
    expect(title()).toBe('This message matches several fact-checks. Which one do you mean?');
    reads('The moon is hollow', 'The Earth is flat');
    expect(text().split('- The Earth is flat')).toHaveLength(2);
    offers('None of these');
    await open('hollow');
    reads('Claim checked: The moon is hollow');
  });

  test('of which nothing was published gets an honest none', async () => {
    const { act, title, noVerdict } = await dialogue({ library });
    await act(checking('Bananas cure dandruff. So do pears, says my aunt.'));
    expect(title()).toBe('No published fact-check found');
    noVerdict();
  });

  test('is recorded only as far as it matched', async () => {
    const { act, store } = await dialogue({ library });
    await act(checking('My aunt Maria lives next door. The Earth is flat, she says today.'));
    const [one, ...more] = await store.interactions.recent(10);
    expect(one?.question).toBe('The Earth is flat, she says today.');
    expect(more).toEqual([]);
  });

  test('of a hundred thousand words is answered all the same', async () => {
    const { act, verdict } = await dialogue({ library });
    await act(
      checking(`The Earth is flat. ${'And then some more was said of it. '.repeat(20_000)}`),
    );
    verdict('False');
  });

  test('that is empty is asked for', async () => {
    const { act, reads } = await dialogue({ library });
    await act(checking('\u200b'));
    reads('Please write the claim');
  });
});

describe('a message that the platform does not show', () => {
  test('is told how to have it read', async () => {
    const { act, reads, noVerdict } = await dialogue({ library });
    for (const remark of ['', 'is this true?']) {
      await act(checking(remark, 'remark'));
      reads('Open its menu and choose Apps, then “Fact-check this”');
      noVerdict();
    }
  });

  test('is not needed where the remark about it says the claim', async () => {
    const { act, verdict } = await dialogue({ library });
    await act(checking('is the moon hollow?', 'remark'));
    verdict('False');
  });
});

describe('a question after an answer', () => {
  const follow = (question: string, after = 'moon-cheese') =>
    ({ kind: 'follow', after, question }) as const;

  test('that says enough alone is answered alone', async () => {
    const { act, reads, hasNot } = await dialogue({ library });
    await act(follow('is the Earth flat?'));
    reads('Claim checked: The Earth is flat');
    hasNot('asked together');
  });

  test('that says too little is asked together with the claim before it, and says so', async () => {
    const { act, verdict, reads } = await dialogue({ library });
    await act(follow('and in 2024?'));
    verdict('False');
    reads(
      'Claim checked: The moon is made of cheese',
      'This was asked together with the claim before it: The moon is made of cheese',
    );
  });

  test('after a fact-check that was withdrawn or is gone is asked alone', async () => {
    const gone = [aFactCheck({ status: 'withdrawn' })];
    const { act, noVerdict, hasNot } = await dialogue({ library: gone });
    for (const after of ['moon-cheese', 'never-there']) {
      await act(follow('and in 2024?', after));
      noVerdict();
      hasNot('asked together');
    }
  });
});

describe('“Was this right?”', () => {
  test('is asked, and what is said is kept without who said it', async () => {
    const { say, press, text, buttons, store, verdict } = await dialogue({ library });
    await say('is the moon hollow?');
    await press('Was this right?');
    expect(text()).toBe('Was this fact-check the right answer to your question?');
    expect(buttons()).toEqual(['Yes', 'No', 'Back to the fact-check']);
    expect(await store.feedback.recent(10)).toEqual([]);
    await press('No');
    expect(text()).toBe('Thank you. The desk keeps this, without who said it.');
    expect(await store.feedback.recent(10)).toEqual([
      {
        at: new Date('2026-11-24T12:00:00Z'),
        platform: 'web',
        factCheck: 'hollow',
        right: false,
      },
    ]);
    await press('Back to the fact-check');
    verdict('False');
    await press('Was this right?');
    await press('Yes');
    expect((await store.feedback.recent(1))[0]?.right).toBe(true);
  });

  test('of a fact-check that is gone is said to be gone', async () => {
    const { act, reads } = await dialogue({ library });
    await act({ kind: 'feedback', id: 'never-there', said: 'right' });
    reads('no longer in the library');
  });
});
