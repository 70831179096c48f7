import type { Incoming } from '../core/message.ts';

/** `refused` once, then `refused-again` until there is room: one sentence about it is enough. */
type Allowed = 'yes' | 'refused' | 'refused-again';

/** How much may be asked. */
export interface Allowance {
  take(incoming: Pick<Incoming, 'place' | 'actor'>): Allowed;
}

/** For the page and the terminal, and for tests: nobody is counted. */
export const unlimited: Allowance = { take: () => 'yes' };

/** A bucket of `most` that fills again with so many a minute. */
interface Rate {
  most: number;
  perMinute: number;
}

interface Bucket {
  left: number;
  /** When `left` was right, in milliseconds. */
  at: number;
  told: boolean;
}

const minute = 60_000;

/** More than these are forgotten, those unused for longest first: memory stays flat whoever comes. */
const mostBuckets = 20_000;

/**
 * Counts what people in Discord and Slack ask, in this process: one person, and one guild or workspace together. The
 * page and the terminal do not tell people apart, so nothing is counted there.
 *
 * @param now milliseconds
 */
export function createAllowance({
  person = { most: 12, perMinute: 20 },
  workspace = { most: 100, perMinute: 300 },
  now = () => performance.now(),
}: {
  person?: Rate;
  workspace?: Rate;
  now?: () => number;
} = {}): Allowance {
  const buckets = new Map<string, Bucket>();

  function bucketOf(key: string, { most, perMinute }: Rate): Bucket {
    const time = now();
    const { left, at, told } = buckets.get(key) ?? { left: most, at: time, told: false };
    const filled = Math.min(most, left + ((time - at) / minute) * perMinute);
    const bucket = { left: filled, at: time, told };
    // Put last again, so that the first are those unused for longest.
    buckets.delete(key);
    buckets.set(key, bucket);
    for (const oldest of buckets.keys()) {
      if (buckets.size <= mostBuckets) break;
      buckets.delete(oldest);
    }
    return bucket;
  }

  return {
    take({ place, actor }) {
      if (place.platform === 'web' || place.platform === 'console') return 'yes';
      const theirs = bucketOf(`${place.platform}/person/${actor.id}`, person);
      const all = place.workspace
        ? [theirs, bucketOf(`${place.platform}/workspace/${place.workspace}`, workspace)]
        : [theirs];
      if (all.every(({ left }) => left >= 1)) {
        for (const bucket of all) bucket.left -= 1;
        theirs.told = false;
        return 'yes';
      }
      if (theirs.told) return 'refused-again';
      theirs.told = true;
      return 'refused';
    },
  };
}
