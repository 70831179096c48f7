import type { FactCheck } from '../../core/factcheck.ts';
import type { Words } from '../words/words.ts';

/** The verdict as a word: the publisher's label verbatim, or that there is none, or that it was withdrawn. */
export function ratingWord({ rating, status }: FactCheck, { card, changes }: Words): string {
  if (status === 'withdrawn') return changes.withdrawn;
  return rating?.label ?? card.noRating;
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
