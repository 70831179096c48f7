import type { Lexicon } from '../lexicon.ts';
import { joined, part, type Saved } from '../saved.ts';
import type { Keepable } from './candidates.ts';
import { minisearchCandidates } from './minisearch.ts';
import { packedCandidates } from './packed.ts';

export interface WordOptions {
  /** A snapshot made with the same lexicon. */
  from?: Saved;
  /** Up to so many fact-checks MiniSearch answers, which knows other spellings of a word. */
  mostLive?: number;
}

/**
 * Candidates by words for a library of any size: by MiniSearch while it is small, packed once it has outgrown that. The
 * packed arrays are kept from the start, for they cost little, so that growing takes nobody's time. A library that
 * shrinks again stays packed until it is read anew: going to and fro would cost seconds each time.
 *
 * @param lexicon numbers the terms; it must outlive the driver
 */
export function wordCandidates(
  lexicon: Pick<Lexicon, 'numbers' | 'lookUp'>,
  { from, mostLive = 5_000 }: WordOptions = {},
): Keepable {
  const packed = packedCandidates(lexicon, from && { from: part(from, 'packed') });
  const isLive = from ? from.header.live === 'yes' : true;
  let live = isLive ? minisearchCandidates(from && part(from, 'live')) : undefined;
  return {
    put(entries) {
      packed.put(entries);
      if (packed.size > mostLive) live = undefined;
      live?.put(entries);
    },
    drop(docs) {
      packed.drop(docs);
      live?.drop(docs);
    },
    find: (wanted, n) => (live ?? packed).find(wanted, n),
    snapshot() {
      const whole = joined({ packed: packed.snapshot(), ...(live && { live: live.snapshot() }) });
      return { ...whole, header: { ...whole.header, live: live ? 'yes' : 'no' } };
    },
  };
}
