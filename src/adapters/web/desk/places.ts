import { z } from 'zod';
import type { Place } from '../../../core/message.ts';

const part = z.string().regex(/^[\w.:-]{1,64}$/);
const placeSchema = z.union([
  z.tuple([z.enum(['discord', 'slack']), part, part]),
  z.tuple([z.enum(['discord', 'slack']), part, part, part]),
]);

/** A place as a form sends it. */
export const placeValue = ({ platform, workspace, channel, thread }: Place): string =>
  [platform, workspace, channel, ...(thread === undefined ? [] : [thread])].join('/');

/** The place that a form sent; undefined for what is none. Whether it is theirs is asked where it is used. */
export function placeFrom(value: string): Place | undefined {
  const { data } = placeSchema.safeParse(value.split('/'));
  if (!data) return;
  const [platform, workspace, channel, thread] = data;
  return { platform, workspace, channel, kind: 'channel', ...(thread && { thread }) };
}
