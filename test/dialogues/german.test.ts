import { expect, test } from 'vitest';
import type { Actor } from '../../src/core/message.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { speaking } from '../support/speaking.ts';
import { until } from '../support/until.ts';

const cheese = aFactCheck({
  id: 'mond-kaese',
  title: 'Der Mond ist aus Stein',
  claim: 'Der Mond ist aus Käse gemacht',
  claimant: 'Ein Sprichwort',
  rating: { label: 'Falsch' },
  publisher: 'Beispielredaktion',
  summary: 'Die Proben sind aus Stein [1].',
  language: 'de',
});
const hollow = aFactCheck({ id: 'hohl', claim: 'Der Mond ist hohl und klingt', language: 'en' });

const desk = (actor: Partial<Actor> = {}) => speaking('de', [cheese, hollow], actor);

const moderator = { role: 'moderator', name: 'Mia' } as const;

test('a question is answered in German, the rating first and in the publisher’s word', async () => {
  const { say, verdict, title, text, buttons } = await desk();
  await say('Ist der Mond aus Käse gemacht?');
  verdict('Falsch');
  expect(title()).toBe('Falsch: Der Mond ist aus Käse gemacht');
  expect(text()).toBe(
    [
      'Falsch',
      'Geprüfte Behauptung: Der Mond ist aus Käse gemacht',
      'Von wem die Behauptung stammt: Ein Sprichwort.',
      'Die Proben sind aus Stein [1].',
      'Quellen',
      '[1] NASA, Lunar rocks https://www.nasa.gov/lunar-rocks',
      '[2] A dictionary of proverbs https://example.com/proverbs',
      'Geprüft am 1. März 2024 von Beispielredaktion, veröffentlicht am 2. März 2024. Artikel: Der Mond ist aus Stein',
    ].join('\n'),
  );
  expect(buttons()).toEqual([
    'Faktencheck lesen',
    'Abschnitte',
    'Quellen',
    'Nicht meine Behauptung',
    'War das richtig?',
    'Teilen',
    'Bei Änderung melden',
  ]);
});

test('a label in another language is left as it is, and marked as such', async () => {
  const { say, verdict, reply } = await desk();
  await say('Der Mond ist hohl und klingt');
  verdict('False');
  expect(reply().blocks[0]).toMatchObject({ language: 'en' });
});

test('where nothing answers, that is said, and what comes near is offered', async () => {
  const { say, text, press, title, open, verdict } = await desk();
  await say('Zahlen Katzen Steuern?');
  expect(text()).toBe(
    [
      'Kein veröffentlichter Faktencheck in dieser Bibliothek beantwortet das.',
      'Der Dienst urteilt nicht selbst. Er gibt nur weiter, was Herausgeber herausgefunden haben.',
      'Vielleicht hilft es, die Person, den Ort oder die Zahl in der Behauptung zu nennen. Sie können auch in allem stöbern, was es gibt.',
    ].join('\n'),
  );
  await press('Stöbern');
  expect(title()).toBe('In der Bibliothek stöbern');
  expect(text()).toContain('Die Bibliothek enthält 2 Faktenchecks.');
  await say('der mond käse');
  expect(title()).toBe('Meinen Sie einen von diesen?');
  await open('Käse');
  verdict('Falsch');
});

test('a fact-check is shared, and followed', async () => {
  const { say, press, verdict, text, reply } = await desk({ name: 'Ada' });
  await say('Ist der Mond aus Käse gemacht?');
  await press('Bei Änderung melden');
  expect(text()).toContain('Sie bekommen einmal Bescheid');
  await press('Zurück zum Faktencheck');
  await press('Teilen');
  expect(reply().audience).toBe('everyone');
  verdict('Falsch');
  expect(text().endsWith('Geteilt von Ada')).toBe(true);
});

test('a moderator chooses the settings, and nobody else', async () => {
  const { act, title, choose, reads } = await desk(moderator);
  await act({ kind: 'settings' });
  expect(title()).toBe('Einstellungen des Dienstes hier');
  await choose('Wer die Antwort', 'public');
  reads('Gespeichert.');
  await choose('Themen der Beiträge', 'space, katzen');
  reads(
    'Zu diesen Themen hat die Bibliothek keine Faktenchecks: katzen. Das Übrige ist gespeichert.',
  );
  const other = await desk();
  await other.act({ kind: 'settings' });
  expect(other.text()).toBe('Das dürfen Sie hier nicht, aber die Moderation kann es für Sie tun.');
});

/** A moderator of a German server has posted the fact-check. */
async function posted() {
  const talk = await desk(moderator);
  const { act, choose, press, reads } = talk;
  await act({ kind: 'set', name: 'language', value: 'de' });
  await act({ kind: 'publish', id: 'mond-kaese' });
  reads('Beitrag: Der Mond ist aus Käse gemacht', 'Es ist noch kein Kanal gewählt.');
  await choose('Kanäle hier', 'general');
  reads('Geht an: #general.', 'Wird veröffentlicht, sobald es bestätigt ist.');
  await choose('Anmerkung', 'Kursiert heute viel.');
  await press('Vorschau');
  reads('#general: bereit', 'Anmerkung von Mia: Kursiert heute viel.');
  await press('Jetzt veröffentlichen');
  reads('In 1 von 1 Kanal veröffentlicht.');
  return talk;
}

test('a moderator posts in German, and takes it back', async () => {
  const { act, press, reads, discord, offers, open } = await posted();
  expect(discord.in('general')[0]?.reply.title).toBe('Falsch: Der Mond ist aus Käse gemacht');
  await act({ kind: 'posts', which: 'all', page: 1 });
  reads('veröffentlicht, von Mia, 24. November 2026 um');
  offers('Entwürfe und Geplantes');
  await open('Der Mond');
  await press('Rückgängig machen');
  reads('Das wurde rückgängig gemacht.');
  await until(() => discord.messages.length === 0, 'the deletion');
});

test('a moderator corrects what was posted', async () => {
  const { act, choose, reads, discord } = await posted();
  await act({ kind: 'copies', id: 'mond-kaese' });
  reads('#general: veröffentlicht', '1 von 1 Beitrag auf dem neuen Stand.');
  await choose('Korrigieren', 'Die Quelle war eine andere.');
  reads('Erledigt. Jeder Beitrag davon wird aktualisiert.');
  await until(() => discord.messages.length === 2, 'the reply below the post');
  const [, below] = discord.in('general');
  expect(JSON.stringify(below?.reply)).toContain('Grund: Die Quelle war eine andere.');
});
