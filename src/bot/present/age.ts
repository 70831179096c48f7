import { type FactCheck, isSample } from '../../core/factcheck.ts';
import type { Block } from '../../core/message.ts';
import type { Desk } from '../turn.ts';
import type { Words } from '../words/words.ts';

const day = 24 * 60 * 60 * 1000;
const daysOfAMonth = 30.44;

/** What an age is reckoned by. */
export type Clock = Pick<Desk, 'now' | 'oldAfterDays'>;

/** In the largest unit of which there is a whole one, months from two on. */
export interface Age {
  unit: 'years' | 'months' | 'days';
  count: number;
}

/** Whole calendar years from one instant to another, in UTC. */
function yearsBetween(from: Date, to: Date): number {
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const anniversary = new Date(from);
  anniversary.setUTCFullYear(to.getUTCFullYear());
  return anniversary > to ? years - 1 : years;
}

function inWords(from: Date, to: Date): Age {
  const years = yearsBetween(from, to);
  if (years >= 1) return { unit: 'years', count: years };
  const days = Math.floor((to.getTime() - from.getTime()) / day);
  const months = Math.floor(days / daysOfAMonth);
  return months >= 2 ? { unit: 'months', count: months } : { unit: 'days', count: days };
}

/**
 * How old a fact-check is, where that is to be said: where the newest of its dates, corrections among them, lies further
 * back than `oldAfterDays`. Never of samples, which no newsroom could look at again and which say already what they are.
 */
export function ageOf(factCheck: FactCheck, { now, oldAfterDays }: Clock): Age | undefined {
  const { publishedAt, checkedAt, corrections } = factCheck;
  const dates = [publishedAt, checkedAt, ...corrections.map(({ date }) => date)];
  const newest = Math.max(...dates.flatMap((date) => (date ? Date.parse(date) : [])));
  if (oldAfterDays === 0 || isSample(factCheck) || !Number.isFinite(newest)) return;
  const today = now();
  if (today.getTime() - newest <= oldAfterDays * day) return;
  return inWords(new Date(newest), today);
}

/** How old a fact-check is, in a sentence. */
export function ageNotice(age: Age | undefined, words: Words): Block[] {
  if (!age) return [];
  return [{ kind: 'notice', tone: 'info', text: words.age[age.unit](age.count) }];
}
