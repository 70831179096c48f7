/** Bytes after so many interactions: `live` are the objects in use once those that nobody needs are gone, `whole` is what the system sees. */
export interface Sample {
  done: number;
  live: number;
  whole: number;
}

/** The first share of a run is not looked at: what is made once is made in it. */
const warmUp = 0.3;
/** Of fewer interactions nothing can be said: the machine code that Node makes of what runs often still grows. */
const least = 20_000;
/** Bytes that each interaction may leave behind: less than any record of it would take. */
const leftBehind = 32;
/** How much larger the whole process may be at the end than it was after the first share. */
const mostGrowth = 0.1;

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The slope that half of all pairs of points exceed (Theil 1950, Sen 1968): single steps and dips do not move it. */
function slopeOf(samples: readonly Sample[]): number {
  const slopes = samples.flatMap((one, i) =>
    samples.slice(i + 1).map((other) => (other.live - one.live) / (other.done - one.done)),
  );
  return middle(slopes);
}

/** Whether memory stays as it is however much comes, and the same as a sentence with its figures. */
export function flatness(samples: readonly Sample[]): { isFlat: boolean; sentence: string } {
  const end = samples.at(-1)?.done ?? 0;
  const later = samples.filter(({ done }) => done >= end * warmUp);
  if (later.length < 3 || end < least) {
    return { isFlat: false, sentence: `Nothing can be said of fewer than ${least} interactions.` };
  }
  const slope = slopeOf(later);
  const [first] = later;
  const third = Math.ceil(later.length / 3);
  const whole = (some: readonly Sample[]) => middle(some.map((sample) => sample.whole));
  const growth = whole(later.slice(-third)) / whole(later.slice(0, third)) - 1;
  const isFlat = slope <= leftBehind && growth <= mostGrowth;
  const figures = `from ${first?.done.toLocaleString('en')} on, each interaction leaves ${slope.toFixed(1)} bytes in use (at the most ${leftBehind}); the whole process changed by ${(growth * 100).toFixed(1)} % (at the most ${mostGrowth * 100} %)`;
  return { isFlat, sentence: `${isFlat ? 'Flat' : 'Not flat'}: ${figures}.` };
}
