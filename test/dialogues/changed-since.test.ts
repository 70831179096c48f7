import { describe, expect, test } from 'vitest';
import { channel, dialogue } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';

/** The buttons of an answer that are about its fact-check. */
const buttons = ['Sections', 'Sources', 'Share', 'Was this right?'];

/** Where one of these buttons leads, and what it is called there. */
const furtherOn: [string, string][] = [
  ['Sections', 'Back to the fact-check'],
  ['Sources', 'Back to the fact-check'],
  ['Was this right?', 'Yes'],
  ['Was this right?', 'No'],
];

const corrected = aFactCheck({
  rating: { label: 'Mostly false' },
  status: 'corrected',
  corrections: [{ date: '2026-05-01', text: 'A crater holds some.', was: 'False' }],
});
const withdrawn = aFactCheck({
  status: 'withdrawn',
  corrections: [{ date: '2026-06-01', text: 'The samples were mixed up.' }],
});
const correction = 'Corrected 1 May 2026. The rating was “False” before. A crater holds some.';
const withdrawal =
  'Example Desk withdrew this fact-check on 1 June 2026, so it gives no rating now. The samples were mixed up.';

async function answered() {
  const talk = await dialogue({ library: [aFactCheck()], place: channel });
  await talk.say('is the moon made of cheese?');
  return talk;
}

describe('under the answer of a fact-check that was corrected since', () => {
  test.each(buttons)('%s shows the correction', async (button) => {
    const { index, press, reads } = await answered();
    await index.put([corrected]);
    await press(button);
    reads(correction);
  });

  test.each(furtherOn)('so does, after %s, the button %s', async (button, next) => {
    const { index, press, reads } = await answered();
    await press(button);
    await index.put([corrected]);
    await press(next);
    reads(correction);
  });
});

describe('under the answer of a fact-check that was withdrawn since', () => {
  test.each(buttons)('%s shows the withdrawal to the one who pressed', async (button) => {
    const { index, press, reads, noVerdict, hasNot, reply } = await answered();
    await index.put([withdrawn]);
    await press(button);
    reads(withdrawal);
    noVerdict();
    hasNot('False', 'basalt');
    expect(reply().audience).toBe('asker');
  });

  test.each(furtherOn)('so does, after %s, the button %s', async (button, next) => {
    const { index, press, reads, noVerdict } = await answered();
    await press(button);
    await index.put([withdrawn]);
    await press(next);
    reads(withdrawal);
    noVerdict();
  });

  test('what is said of it is kept all the same', async () => {
    const { index, press, store } = await answered();
    await press('Was this right?');
    await index.put([withdrawn]);
    await press('No');
    expect(await store.feedback.recent(9)).toMatchObject([
      { factCheck: 'moon-cheese', right: false },
    ]);
  });
});
