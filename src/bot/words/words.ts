import { german } from './de.ts';
import { english, type Sentences } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { portuguese } from './pt.ts';

/** One language's sentences, with what else depends on the reader's language and country. */
export interface Words extends Sentences {
  /** BCP 47: the language of the sentences. */
  locale: string;
  /** An ISO 8601 date or instant as a day to read, in UTC: "1 March 2024". */
  date(iso: string): string;
  /** A moment as people in an IANA time zone read it: "1 March 2024 at 18:30". */
  time(moment: Date, zone: string): string;
  /** Names as a sentence lists them: "A, B and C". */
  names(names: readonly string[]): string;
}

interface Language {
  sentences: Sentences;
  /** The country whose way of writing dates is used where the reader names none. */
  region: string;
  /** How the first of a month is written where that is no plain 1; what Intl knows of dates leaves it out. */
  first?: string;
}

const fallback = { tag: 'en', language: { sentences: english, region: 'GB' } };

/** A further language is a further line here, and the files of its sentences. */
const languages = new Map<string, Language>([
  [fallback.tag, fallback.language],
  ['de', { sentences: german, region: 'DE' }],
  ['es', { sentences: spanish, region: 'ES' }],
  ['fr', { sentences: french, region: 'FR', first: '1er' }],
  ['pt', { sentences: portuguese, region: 'BR' }],
]);

function localeOf(tag: string | undefined): Intl.Locale | undefined {
  if (!tag) return;
  try {
    return new Intl.Locale(tag);
  } catch {
    // A client's locale is only a wish: one that is no BCP 47 tag is as good as none.
    return;
  }
}

/** `pt-BR` is served by `pt-BR`, else by `pt`, else by English. */
function nearest(wanted: Intl.Locale | undefined): { tag: string; language: Language } {
  for (const tag of wanted ? [wanted.baseName, wanted.language] : []) {
    const language = languages.get(tag);
    if (language) return { tag, language };
  }
  return fallback;
}

/**
 * The sentences in the language nearest to a reader's.
 *
 * @param locale BCP 47 as the platform tells it; anything else is as none, which is English
 */
export function wordsFor(locale?: string): Words {
  const wanted = localeOf(locale);
  const { tag, language } = nearest(wanted);
  const spoken = new Intl.Locale(tag).language;
  const region = (wanted?.language === spoken ? wanted.region : undefined) ?? language.region;
  const reading = `${spoken}-${region}`;
  const days = new Intl.DateTimeFormat(reading, { dateStyle: 'long', timeZone: 'UTC' });
  const list = new Intl.ListFormat(reading);
  const { first } = language;
  const written = (day: string): string => (first ? day.replace(/^1(?=\s)/, first) : day);
  return {
    ...language.sentences,
    locale: tag,
    date: (iso) => written(days.format(new Date(iso))),
    time: (moment, zone) =>
      written(
        new Intl.DateTimeFormat(reading, {
          dateStyle: 'long',
          timeStyle: 'short',
          timeZone: zone,
          hourCycle: 'h23',
        }).format(moment),
      ),
    names: (names) => list.format(names),
  };
}

/** The languages to choose from, named in the language of a BCP 47 locale. */
export function languagesOffered(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return [...languages.keys()].map((tag) => ({ value: tag, label: names.of(tag) ?? tag }));
}
