import { howMany } from './de-count.ts';
import { desk } from './de-desk.ts';
import { mistakes } from './de-mistakes.ts';
import { copies, reasons } from './de-publish.ts';
import { settings } from './de-settings.ts';
import type { Sentences } from './en.ts';

const card: Sentences['card'] = {
  noRating: 'Keine Bewertung veröffentlicht',
  inItsOwnWords: 'Der Artikel schließt mit diesen Worten:',
  inTheSummary: 'Die Zusammenfassung des Artikels sagt, was herausgefunden wurde:',
  claimChecked: (claim) => `Geprüfte Behauptung: ${claim}`,
  theClaimWas: (claim) => `Geprüft wurde die Behauptung: ${claim}`,
  thatClaimWasRated: 'Diese Behauptung wurde bewertet als:',
  onThatClaim: 'Zu dieser Behauptung:',
  otherWayRound:
    'Ihre Frage dreht die Behauptung um. Die Bewertung gilt der Behauptung oben, nicht Ihrer Formulierung.',
  otherWayRoundUnrated:
    'Ihre Frage dreht die Behauptung um. Was folgt, gilt der Behauptung oben, nicht Ihrer Formulierung.',
  matchedWording: (phrasing) => `Ihre Frage passt zu dieser Formulierung: ${phrasing}`,
  claimant: (name) => `Von wem die Behauptung stammt: ${name}.`,
  onYourQuestion: (heading) => `Zu Ihrer Frage: ${heading}`,
  summary: 'Zusammenfassung',
  sources: 'Quellen',
  articleTitle: (title) => `Artikel: ${title}`,
  rated: (label, claim) => `${label}: ${claim}`,
  titleTurned: (claim, label) => `Geprüft wurde die Behauptung: ${claim} (Bewertung: ${label})`,
  titleTurnedUnrated: (claim) =>
    `Geprüft wurde die Behauptung: ${claim} (keine Bewertung veröffentlicht)`,
  unknownPage: 'Ein Link zu diesem Faktencheck ist nicht bekannt.',
  noSourceLinks:
    'In der Fassung des Artikels, die der Dienst hat, fehlen die Links zu den Quellen.',
  automated: 'Dieser Faktencheck stammt von einem automatischen System.',
  sample: 'Das ist ein Beispiel, das mit dem Dienst kommt, nicht die Arbeit einer Redaktion.',
  sampleWithoutPage:
    'Das ist ein Beispiel, das mit dem Dienst kommt, nicht die Arbeit einer Redaktion. Deshalb hat es keine eigene Seite.',
};

const origin: Sentences['origin'] = {
  checkedAndPublished: (date, publisher) =>
    `Geprüft und veröffentlicht am ${date} von ${publisher}.`,
  checkedThenPublished: (checked, published, publisher) =>
    `Geprüft am ${checked} von ${publisher}, veröffentlicht am ${published}.`,
  checked: (date, publisher) => `Geprüft am ${date} von ${publisher}.`,
  published: (date, publisher) => `Veröffentlicht am ${date} von ${publisher}.`,
  undated: (publisher) => `Geprüft von ${publisher}. Ein Datum ist nicht angegeben.`,
  writtenBy: (names) => `Geschrieben von ${names}.`,
  others: 'anderen',
};

const age: Sentences['age'] = {
  years: (n) => `Diese Prüfung ist ${howMany(n, 'Jahr', 'Jahre')} alt.`,
  months: (n) => `Diese Prüfung ist ${howMany(n, 'Monat', 'Monate')} alt.`,
  days: (n) => `Diese Prüfung ist ${howMany(n, 'Tag', 'Tage')} alt.`,
};

const differs: Sentences['differs'] = {
  number: (checked, asked) =>
    `In der geprüften Behauptung steht ${checked}, in Ihrer Frage ${asked}.`,
  date: (checked, asked) => `Der Faktencheck bezieht sich auf ${checked}, Ihre Frage auf ${asked}.`,
  name: (checked, asked) => `Der Faktencheck bezieht sich auf ${checked}, Ihre Frage auf ${asked}.`,
};

const changes: Sentences['changes'] = {
  corrected: (date, text) => `Korrigiert am ${date}. ${text}`,
  correctedFrom: (date, was, text) =>
    `Korrigiert am ${date}. Vorher war die Bewertung „${was}“. ${text}`,
  correctedWithoutWord:
    'Dieser Faktencheck wurde korrigiert. Der Herausgeber sagt nicht, wann und wie.',
  withdrawn: 'Zurückgezogen',
  withdrawnOn: (publisher, date) =>
    `${publisher} hat diesen Faktencheck am ${date} zurückgezogen. Er gibt jetzt keine Bewertung mehr ab.`,
  correctedBy: (date, by, text) => `Korrigiert am ${date} von ${by} für diesen Dienst. ${text}`,
  withdrawnBy: (by, date) =>
    `${by} hat diesen Faktencheck am ${date} für diesen Dienst zurückgezogen. Er gibt jetzt keine Bewertung mehr ab.`,
  withdrawnWithoutWord: (publisher) =>
    `${publisher} hat diesen Faktencheck zurückgezogen. Er gibt jetzt keine Bewertung mehr ab. Ein Grund ist nicht angegeben.`,
  historyOf: (claim) => `Was sich geändert hat: ${claim}`,
  noCorrections: 'Zu diesem Faktencheck sind keine Korrekturen verzeichnet.',
  ratingBefore: (date, was) => `${date}. Vorher war die Bewertung „${was}“.`,
};

const several: Sentences['several'] = {
  samplesAmong: (publisher) =>
    `Was mit „${publisher}“ gezeichnet ist, ist ein Beispiel, das mit dem Dienst kommt, nicht die Arbeit einer Redaktion.`,
  disagree: (n) =>
    n === 1
      ? 'Ein anderer Faktencheck dieser Behauptung kommt zu einem anderen Ergebnis. Er steht unten.'
      : `${howMany(n, 'anderer Faktencheck', 'andere Faktenchecks')} dieser Behauptung kommen zu anderen Ergebnissen. Sie stehen unten, die neuesten zuerst.`,
  otherChecks: 'Andere Faktenchecks dieser Behauptung',
  didYouMean: 'Meinen Sie einen von diesen?',
  didYouMeanThis: 'Meinen Sie diesen?',
  isItOneOfThese: 'Ist es einer von diesen?',
  isItThis: 'Ist es dieser?',
  notTheSame: 'Nicht dieselbe Behauptung, aber ähnlich',
  detail: (label, from) => `${label}. ${from}`,
};

const talk: Sentences['talk'] = {
  severalClaims: 'Zu dieser Nachricht passen mehrere Faktenchecks. Welchen meinen Sie?',
  askedTogether: (claim) => `Das wurde zusammen mit der Behauptung davor gefragt: ${claim}`,
};

const feedback: Sentences['feedback'] = {
  ask: 'War dieser Faktencheck die richtige Antwort auf Ihre Frage?',
  thanks: 'Danke. Der Dienst merkt sich das, aber nicht, wer es gesagt hat.',
};

const none: Sentences['none'] = {
  title: 'Kein veröffentlichter Faktencheck gefunden',
  nothingAnswers: 'Kein veröffentlichter Faktencheck in dieser Bibliothek beantwortet das.',
  noVerdictOfOurOwn:
    'Der Dienst urteilt nicht selbst. Er gibt nur weiter, was Herausgeber herausgefunden haben.',
  tryAgain:
    'Vielleicht hilft es, die Person, den Ort oder die Zahl in der Behauptung zu nennen. Sie können auch in allem stöbern, was es gibt.',
};

const pages: Sentences['pages'] = {
  sectionsOf: (claim) => `Abschnitte: ${claim}`,
  sourcesOf: (claim) => `Quellen: ${claim}`,
  pageOf: (page, last) => `Seite ${page} von ${last}`,
  continued: (heading) => `${heading} (Fortsetzung)`,
  sourcesHere: 'Quellen, die hier genannt sind',
  noSections: 'Dieser Faktencheck hat keine Abschnitte.',
  noSources: 'Dieser Faktencheck nennt keine Quellen.',
};

const browse: Sentences['browse'] = {
  title: 'In der Bibliothek stöbern',
  empty: 'Die Bibliothek ist noch leer. Faktenchecks erscheinen hier, sobald es welche gibt.',
  holds: (n) => `Die Bibliothek enthält ${howMany(n, 'Faktencheck', 'Faktenchecks')}.`,
  topics: 'Themen',
  publishers: 'Herausgeber',
  newest: 'Neueste Faktenchecks',
  onTopic: (topic) => `Faktenchecks zum Thema „${topic}“`,
  byPublisher: (publisher) => `Faktenchecks von ${publisher}`,
  count: (n) => howMany(n, 'Faktencheck', 'Faktenchecks'),
};

const help: Sentences['help'] = {
  title: 'Was dieser Dienst tut',
  what: 'Fragen Sie nach einer Behauptung, und der Dienst antwortet mit dem, was Herausgeber schon herausgefunden haben: ihre Bewertung in ihren eigenen Worten, eine Zusammenfassung und Links zu den Quellen.',
  never: 'Er bewertet nie selbst eine Behauptung. Wo nichts veröffentlicht ist, sagt er das.',
  howToAsk: {
    discord:
      'Geben Sie /factcheck und die Behauptung ein, erwähnen Sie den Dienst mit der Behauptung, oder schreiben Sie ihm direkt. Um eine Nachricht zu prüfen, öffnen Sie ihr Menü und wählen Sie Apps, dann „Fakten prüfen“. Um weiterzufragen, antworten Sie auf die Antwort.',
    slack:
      'Geben Sie /factcheck und die Behauptung ein, erwähnen Sie den Dienst mit der Behauptung, oder schreiben Sie ihm direkt.',
    web: 'Schreiben Sie die Behauptung in das Feld auf dieser Seite.',
    console: 'Tippen Sie die Behauptung und drücken Sie die Eingabetaste.',
  },
  examples: 'Sie können mit einem der Beispiele unten beginnen.',
  kept: (days) =>
    `Was gespeichert wird: die Frage, die Antwort und die Plattform, für ${howMany(days, 'Tag', 'Tage')}. Wer gefragt hat, wird nicht gespeichert.`,
  samples: 'Die Bibliothek enthält Beispiele. Jede Antwort daraus sagt das.',
};

const share: Sentences['share'] = {
  sharedBy: (name) => `Geteilt von ${name}`,
  onlyUs:
    'Nur Sie sehen dieses Gespräch. Um einen Faktencheck zu teilen, fragen Sie in einem Kanal danach.',
  notInAGroup:
    'Für alle schreibt der Dienst nur auf Servern. Um einen Faktencheck zu teilen, fragen Sie auf einem danach.',
  onlyUsOnThePage:
    'Nur Sie sehen dieses Gespräch. Um einen Faktencheck zu teilen, geben Sie seine eigene Adresse weiter, zu der der Link unten führt.',
};

const failure: Sentences['failure'] = {
  title: 'Etwas ist schiefgegangen',
  withReference: (reference) =>
    `Der Dienst konnte das nicht beantworten. Bitte versuchen Sie es gleich noch einmal. Wenn es wieder geschieht, sagen Sie es denen, die den Dienst betreiben, und nennen Sie diese Kennung: ${reference}`,
};

const buttons: Sentences['buttons'] = {
  readArticle: 'Faktencheck lesen',
  publisherPage: 'Seite des Herausgebers',
  readMore: 'Weiterlesen',
  readSection: 'Abschnitt lesen',
  sections: 'Abschnitte',
  sources: 'Quellen',
  allSources: 'Alle Quellen',
  corrections: 'Korrekturen',
  allCorrections: 'Alle Korrekturen',
  notMyClaim: 'Nicht meine Behauptung',
  noneOfThese: 'Keiner von diesen',
  notThis: 'Nicht dieser',
  wasThisRight: 'War das richtig?',
  yes: 'Ja',
  no: 'Nein',
  share: 'Teilen',
  open: 'Öffnen',
  next: 'Nächste Seite',
  previous: 'Vorige Seite',
  back: 'Zurück zum Faktencheck',
  browse: 'Stöbern',
  newest: 'Neueste',
  help: 'Hilfe',
};

/** Every sentence of the conversation, in German. */
export const german: Sentences = {
  card,
  origin,
  age,
  differs,
  changes,
  several,
  talk,
  feedback,
  settings,
  none,
  pages,
  browse,
  help,
  share,
  copies,
  reasons,
  desk,
  failure,
  mistakes,
  buttons,
};
