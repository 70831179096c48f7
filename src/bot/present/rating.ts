import type { FactCheck } from '../../core/factcheck.ts';
import type { Block } from '../../core/message.ts';
import type { Words } from '../words/words.ts';

/** The verdict as a word: the publisher's label verbatim, or that there is none, or that it was withdrawn. */
export function ratingWord({ rating, status }: FactCheck, { card, changes }: Words): string {
  if (status === 'withdrawn') return changes.withdrawn;
  return rating?.label ?? card.noRating;
}

/** The language of what a publisher wrote, where it is another than that of the desk's sentences. */
export function foreign({ language }: FactCheck, { locale }: Words): { language?: string } {
  const [ours, theirs] = [locale, language].map((tag) => new Intl.Locale(tag).language);
  return ours === theirs ? {} : { language };
}

/** The verdict as a block. Where no rating was published, the word that says so is the desk's own. */
export function verdictBlock(factCheck: FactCheck, words: Words, lead?: string): Block {
  const { verdict, publisher, rating } = factCheck;
  return {
    kind: 'verdict',
    verdict,
    label: ratingWord(factCheck, words),
    publisher: publisher.name,
    ...(lead !== undefined && { lead }),
    ...(rating && foreign(factCheck, words)),
  };
}

/** When it was checked and published, and by whom, in one sentence. */
export function originOf(factCheck: FactCheck, { origin, date }: Words): string {
  const publisher = factCheck.publisher.name;
  const checked = factCheck.checkedAt && date(factCheck.checkedAt);
  const published = factCheck.publishedAt && date(factCheck.publishedAt);
  if (checked && checked === published) return origin.checkedAndPublished(checked, publisher);
  if (checked && published) return origin.checkedThenPublished(checked, published, publisher);
  if (checked) return origin.checked(checked, publisher);
  if (published) return origin.published(published, publisher);
  return origin.undated(publisher);
}

/** The instant that a fact-check speaks from, for putting the newest first; 0 where it names none. */
export function newness({ checkedAt, publishedAt }: FactCheck): number {
  const date = checkedAt ?? publishedAt;
  return date === undefined ? 0 : Date.parse(date);
}
