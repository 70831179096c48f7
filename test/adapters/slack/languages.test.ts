import { expect, test } from 'vitest';
import { labels as english } from '../../../src/adapters/slack/labels.ts';
import { labelsIn } from '../../../src/adapters/slack/languages.ts';
import { limits, messageProblems, viewProblems } from '../../../src/adapters/slack/limits.ts';
import { renderReply } from '../../../src/adapters/slack/render.ts';
import { homeView, toModal } from '../../../src/adapters/slack/views.ts';
import { languagesOffered, wordsFor } from '../../../src/bot/words/words.ts';
import type { Reply } from '../../../src/core/message.ts';

const others = languagesOffered('en').flatMap(({ value }) => (value === 'en' ? [] : [value]));
const originals = new Map<string, string>(Object.entries(english));

/** A reply in a language, with a setting to write and the question whether an answer was right. */
function replyIn(locale: string): Reply {
  const { settings, buttons } = wordsFor(locale);
  return {
    title: settings.title,
    blocks: [{ kind: 'text', style: 'plain', text: settings.who }],
    actions: [
      { label: buttons.wasThisRight, act: { kind: 'feedback', id: 'moon-cheese', said: 'unsaid' } },
    ],
    pickers: [
      {
        act: { kind: 'set', name: 'zone', value: '' },
        label: settings.zone,
        of: 'words',
        chosen: [],
        options: [],
        most: 1,
      },
    ],
    audience: 'asker',
    locale,
  };
}

test.each(others)('what Slack shows beside an answer is all there in %s, and fits', (locale) => {
  const beside = labelsIn(locale);
  expect(Object.entries(beside).filter(([key, text]) => text === originals.get(key))).toEqual([]);
  for (const title of [beside.title, beside.close, beside.saveAll]) {
    expect(title.length).toBeLessThanOrEqual(limits.viewTitle);
  }
  for (const text of Object.values(beside)) expect(text).not.toMatch(/[!"']/);
  const reply = replyIn(locale);
  expect(viewProblems(toModal(reply, { channel: 'C1' }))).toEqual([]);
  expect(viewProblems(homeView({ newest: reply, help: reply }))).toEqual([]);
  expect(messageProblems(renderReply(reply))).toEqual([]);
});

test('a German reply stands in a German form, with German buttons to say whether it was right', () => {
  const modal = JSON.stringify(toModal(replyIn('de'), { channel: 'C1' }));
  for (const word of ['Faktencheck', 'Schließen', 'Zum Speichern die Eingabetaste drücken.']) {
    expect(modal).toContain(`"${word}"`);
  }
  const message = JSON.stringify(renderReply(replyIn('de')));
  expect(message).toContain('"Richtige Antwort"');
  expect(message).toContain('"Falsche Antwort"');
});

test('a French home has a French field to ask in', () => {
  const home = JSON.stringify(homeView({ newest: replyIn('fr'), help: replyIn('fr') }));
  expect(home).toContain('Interroger une affirmation');
  expect(home).not.toContain(english.search);
});
