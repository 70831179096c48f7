import { describe, expect, test } from 'vitest';
import { languagesOffered, wordsFor } from '../../src/bot/words/words.ts';

/** What a label has room for, in UTF-16 units: whatever is longer a platform's adapter cuts off. */
const room = {
  /** A button in Slack; Discord has room for 80. The desk's own keep well below, so that five stand in a row. */
  button: 30,
  /** The button that sends off a form in Slack. */
  submit: 24,
  /** A form's title and its field's label in Discord. */
  form: 45,
  /** An option of a menu in Slack; Discord has room for 100. */
  option: 75,
} as const;

const tooLong = (labels: readonly string[], most: number): string[] =>
  labels.filter((label) => label.length > most).map((label) => `${label} (${label.length})`);

describe.each(languagesOffered('en').map(({ value }) => value))('in %s', (tag) => {
  const { buttons, desk, settings } = wordsFor(tag);

  test('buttons are short', () => {
    const all = [...Object.values(buttons), ...Object.values(desk.buttons)];
    expect(all.length).toBeGreaterThan(40);
    expect(tooLong(all, room.button)).toEqual([]);
  });

  test('two buttons of one reply never read the same', () => {
    for (const labels of [buttons, desk.buttons]) {
      const all = Object.values(labels);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test('what sends off a form fits its button', () => {
    expect(tooLong([buttons.next, desk.buttons.preview], room.submit)).toEqual([]);
  });

  test('what is typed into has a title that is read whole', () => {
    const titles = [
      settings.topics,
      settings.zone,
      desk.note,
      desk.correction,
      desk.withdrawal,
      desk.restoration,
      desk.time('UTC'),
    ];
    expect(tooLong(titles, room.form)).toEqual([]);
  });

  test('what is chosen from is read whole', () => {
    const { asker, everyone, rhythms, one, two, languageOfPlace } = settings;
    const options = [asker, everyone, ...Object.values(rhythms), one, two, languageOfPlace];
    expect(tooLong(options, room.option)).toEqual([]);
  });
});
