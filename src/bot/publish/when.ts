const minute = 60_000;
const day = 24 * 60 * minute;

/** Year, month, day, hour and minute of a moment in a time zone, as if they were UTC, in milliseconds. */
function wallClock(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(of.year ?? 0, (of.month ?? 1) - 1, of.day ?? 1, of.hour ?? 0, of.minute ?? 0);
}

/**
 * The moment at which clocks in a zone show something; where they skip it in spring, the moment just after; where they
 * show it twice in autumn, the first.
 *
 * @param wall milliseconds, as `wallClock` gives them
 */
function momentOf(wall: number, zone: string): number {
  const offsets = [wall - day, wall + day].map((near) => wallClock(near, zone) - near);
  const candidates = offsets.map((offset) => wall - offset).toSorted((a, b) => a - b);
  return candidates.find((moment) => wallClock(moment, zone) === wall) ?? candidates.at(-1) ?? wall;
}

const written = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})[ T]+)?(\d{1,2})[:.h](\d{2})$/;

/**
 * A time as a person writes it in their zone: `2026-12-01 18:30`, or `18:30` for the next time that clocks show it.
 *
 * @param zone IANA
 * @returns undefined for anything else, and for days and hours that do not exist
 */
export function readTime(text: string, zone: string, now: Date): Date | undefined {
  const [, year, month, date, hours, minutes] = written.exec(text.trim()) ?? [];
  const hour = Number(hours);
  const minuteOf = Number(minutes);
  if (!hours || hour > 23 || minuteOf > 59) return;
  if (year) {
    const wall = Date.UTC(Number(year), Number(month) - 1, Number(date), hour, minuteOf);
    const read = new Date(wall);
    const isReal = read.getUTCDate() === Number(date) && read.getUTCMonth() === Number(month) - 1;
    return isReal ? new Date(momentOf(wall, zone)) : undefined;
  }
  const today = new Date(wallClock(now.getTime(), zone));
  today.setUTCHours(hour, minuteOf, 0, 0);
  const next = momentOf(today.getTime(), zone);
  return new Date(next > now.getTime() ? next : momentOf(today.getTime() + day, zone));
}

/** A moment as a field for writing it holds it: `2026-12-01 18:30`. */
export function timeField(moment: Date, zone: string): string {
  return new Date(wallClock(moment.getTime(), zone)).toISOString().slice(0, 16).replace('T', ' ');
}
