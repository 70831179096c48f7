import { howMany } from './de-count.ts';
import type { Sentences } from './en.ts';

/** What is said on copies of fact-checks, and below them, in German. */
export const copies: Sentences['copies'] = {
  noteBy: (name, note) => `Anmerkung von ${name}: ${note}`,
  note: (note) => `Anmerkung der Moderation: ${note}`,
  ratingChanged: (date, was, now) =>
    `Die Bewertung hat sich am ${date} geändert. Sie war „${was}“ und ist jetzt „${now}“.`,
  changed: (date) =>
    `Dieser Faktencheck wurde am ${date} geändert. Die Nachricht oben ist auf dem neuen Stand.`,
  withdrawnSince: (date) =>
    `Dieser Faktencheck wurde am ${date} zurückgezogen. Er gibt keine Bewertung mehr ab.`,
  unrated: 'keine Bewertung veröffentlicht',
  why: (text) => `Grund: ${text}`,
  changedTitle: (claim) => `Geändert: ${claim}`,
  youAsked:
    'Sie wollten Bescheid bekommen, wenn sich dieser Faktencheck ändert. Dies ist die einzige Nachricht dazu. Drücken Sie die Schaltfläche noch einmal, um von der nächsten Änderung zu hören.',
  digestOfDay: (n) =>
    n === 1 ? 'Ein neuer Faktencheck' : howMany(n, 'neuer Faktencheck', 'neue Faktenchecks'),
  digestOfWeek: (n) =>
    n === 1
      ? 'Ein neuer Faktencheck in dieser Woche'
      : `${howMany(n, 'neuer Faktencheck', 'neue Faktenchecks')} in dieser Woche`,
  andMore: (n) =>
    n === 1
      ? 'Und ein weiterer, den Sie beim Stöbern finden.'
      : `Und ${howMany(n, 'weiterer', 'weitere')}, die Sie beim Stöbern finden.`,
};

/** Why something did not go out, and what to do about it, in German. */
export const reasons: Sentences['reasons'] = {
  'no-permission':
    'Der Dienst darf dort nicht schreiben. Geben Sie ihm in den Einstellungen des Kanals die fehlenden Rechte, dann versuchen Sie es noch einmal.',
  'not-a-member':
    'Der Dienst ist nicht in diesem Kanal. Laden Sie ihn dort ein, dann versuchen Sie es noch einmal.',
  'channel-gone': 'Diesen Kanal gibt es nicht mehr, oder der Dienst sieht ihn nicht.',
  archived:
    'Dieser Kanal oder Thread ist archiviert. Öffnen Sie ihn wieder, oder wählen Sie einen anderen.',
  restricted:
    'In diesem Kanal dürfen nur manche schreiben. Bitten Sie die Administration, den Dienst dort schreiben zu lassen.',
  'token-revoked':
    'Der Dienst wurde dort entfernt. Die Administration muss ihn wieder installieren.',
  'message-gone': 'Die Nachricht wurde gelöscht, also gibt es nichts zu aktualisieren.',
  'too-old':
    'Die Plattform lässt diese Nachricht nicht mehr ändern. Löschen Sie sie von Hand, oder veröffentlichen Sie neu.',
  'content-refused':
    'Die Plattform hat die Nachricht so nicht angenommen. Sagen Sie es denen, die den Dienst betreiben.',
  'too-much': 'Die Plattform bittet den Dienst zu warten. Es geht von selbst weiter.',
  unreached: 'Die Plattform antwortet nicht. Der Dienst versucht es von selbst noch einmal.',
  'timed-out':
    'Die Plattform hat nicht rechtzeitig geantwortet. Der Dienst versucht es von selbst noch einmal.',
  'role-lost':
    'Wer das bestätigt hat, darf nicht mehr veröffentlichen. Jemand, der es darf, muss es tun.',
  'fact-check-gone': 'Der Faktencheck ist nicht mehr in der Bibliothek.',
  withdrawn: 'Der Faktencheck wurde vor der Veröffentlichung zurückgezogen.',
  'rating-changed':
    'Die Bewertung hat sich vor der Veröffentlichung geändert. Sehen Sie sie noch einmal an, dann veröffentlichen Sie.',
  other: 'Unterwegs ging etwas schief. Was, steht im Protokoll des Dienstes.',
};
