/** A moment as people in a time zone read it. */
export interface Local {
  /** `2026-11-25`. */
  date: string;
  /** 0 to 23. */
  hour: number;
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
}

const hourLong = 60 * 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}

/** @throws RangeError for a zone that nobody knows */
export function localAt(moment: Date, zone: string): Local {
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return { date, hour: Number(parts.hour), weekday };
}

/** Whether an hour lies between two, the first included; over midnight too. The same hour twice is never. */
export function isBetween(hour: number, from: number, to: number): boolean {
  if (from === to) return false;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

/**
 * The local day on which something was due last, looking back some hours; undefined where it was due in none of them.
 *
 * @param weekday every day where undefined
 * @param back hours
 */
export function lastDue(
  now: Date,
  { zone, hour, weekday }: { zone: string; hour: number; weekday?: number },
  back: number,
): string | undefined {
  for (let hours = 0; hours <= back; hours += 1) {
    const then = localAt(new Date(now.getTime() - hours * hourLong), zone);
    const fits = then.hour === hour && (weekday === undefined || then.weekday === weekday);
    if (fits) return then.date;
  }
  return;
}
