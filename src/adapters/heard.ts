import { setTimeout as sleep } from 'node:timers/promises';
import type { Audience, Place } from '../core/message.ts';
import type { HeardAt } from '../core/ports.ts';

/** Milliseconds: so long the place may take to say it, since platforms wait three seconds for an acknowledgement. */
const patience = 1000;

/** Who reads the answer at a place, as it may have chosen; the asker alone where it takes too long to say. */
export function heardInTime(heardAt: HeardAt, place: Place): Promise<Audience> {
  return Promise.race([heardAt(place), sleep<Audience>(patience, 'asker', { ref: false })]);
}
