import type { Sentences } from './en.ts';

/** What a guild or workspace can choose, in German. */
export const settings: Sentences['settings'] = {
  title: 'Einstellungen des Dienstes hier',
  who: 'Sie gelten für alle hier. Nur die Moderation kann sie ändern.',
  saved: 'Gespeichert.',
  language: 'Sprache der Beiträge und der öffentlichen Antworten',
  languageOfPlace: 'Die Sprache dieses Ortes',
  answers: 'Wer die Antwort auf einen Befehl liest',
  asker: 'Nur, wer fragt',
  everyone: 'Alle im Kanal',
  feed: 'Kanal für neue Faktenchecks',
  rhythm: 'Wie oft neue Faktenchecks veröffentlicht werden',
  rhythms: {
    'at-once': 'Jeder sofort, höchstens fünf am Tag, nicht zwischen 22 und 7 Uhr',
    daily: 'Einmal am Tag um 9 Uhr',
    weekly: 'Einmal in der Woche, montags um 9 Uhr',
  },
  approval: 'Wer einem Beitrag zustimmen muss',
  one: 'Nur, wer ihn veröffentlicht',
  two: 'Noch jemand von der Moderation',
  zone: 'Zeitzone, zum Beispiel Europe/Berlin',
  moderators: 'Rolle, deren Mitglieder das hier auch ändern dürfen',
  topics: 'Themen der Beiträge, durch Kommas getrennt',
  unknownTopics: (names) =>
    `Zu diesen Themen hat die Bibliothek keine Faktenchecks: ${names}. Das Übrige ist gespeichert.`,
};
