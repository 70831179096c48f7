import { randomUUID } from 'node:crypto';
import type { Incoming } from '../../core/message.ts';

/** The longest question that is taken, in UTF-16 units. */
export const longestQuestion = 100_000;

/** The language a browser prefers: the first of Accept-Language (RFC 9110, section 12.5.4) that is a BCP 47 tag. */
export function localeOf(header: string | undefined): string | undefined {
  const first = header?.slice(0, 200).split(/[,;]/)[0]?.trim();
  if (!first || first === '*') return;
  try {
    return new Intl.Locale(first).toString();
  } catch {
    // A header that names no language is as good as none.
    return;
  }
}

/** One thing done on the page. It has no retries, so each has an id of its own; nobody is known, so all are one. */
export function incoming(act: Incoming['act'], acceptLanguage: string | undefined): Incoming {
  const locale = localeOf(acceptLanguage);
  return {
    id: randomUUID(),
    place: { platform: 'web', workspace: '', channel: 'page', kind: 'direct' },
    actor: { id: 'web', role: 'asker', ...(locale && { locale }) },
    heardBy: 'asker',
    act,
  };
}
