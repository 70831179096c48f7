import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { Feed } from '../../../core/publication.ts';
import { verdictSchema } from '../../../core/rating.ts';
import type { DeskPage } from './needs.ts';
import { placeFrom } from './places.ts';
import type { Fields } from './turn.ts';

const feedId = /^[a-z0-9]{10}$/;
export const isFeedId = (text: string): boolean => feedId.test(text);

const mostListed = 50;
const hour = z.coerce.number().int().min(0).max(23);
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
const formSchema = z.object({
  id: z.string().regex(feedId),
  topics: z.array(z.string().max(60)).max(mostListed),
  languages: z.array(language).max(mostListed),
  publishers: z.array(z.string().min(1).max(200)).max(mostListed),
  verdicts: z.array(verdictSchema).max(mostListed),
  rhythm: z.enum(['at-once', 'daily', 'weekly']),
  hour,
  weekday: z.coerce.number().int().min(1).max(7),
  zone: z.string().max(60),
  quietFrom: hour,
  quietTo: hour,
  cap: z.coerce.number().int().min(1).max(100),
});

const listed = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

/**
 * What a form says a feed should be.
 *
 * @throws UserError `setting-refused` where an entry is none that can be chosen, `place-refused` for no place
 */
export async function feedFrom(
  { index }: Pick<DeskPage, 'index'>,
  { one, all }: Fields,
): Promise<Omit<Feed, 'by' | 'createdAt'>> {
  const place = placeFrom(one('place'));
  if (!place) throw new UserError('place-refused');
  const { success, data } = formSchema.safeParse({
    id: one('id'),
    topics: listed(one('topics').toLowerCase()).map((topic) => topic.replaceAll(/\s+/g, '-')),
    languages: listed(one('languages')),
    publishers: all('publisher'),
    verdicts: all('verdict'),
    rhythm: one('rhythm'),
    hour: one('hour'),
    weekday: one('weekday'),
    zone: one('zone').trim(),
    quietFrom: one('quietFrom'),
    quietTo: one('quietTo'),
    cap: one('cap'),
  });
  if (!success) throw new UserError('setting-refused');
  const { topics } = await index.shelves();
  const known = new Set(topics.map(({ name }) => name));
  // A topic that nothing is about would silence the feed without a word.
  if (data.topics.some((topic) => !known.has(topic))) throw new UserError('setting-refused');
  return { ...data, target: { place, name: '' } };
}
