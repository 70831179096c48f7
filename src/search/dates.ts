/** A date that a text names, as far as it names it. Of a decade `year` and `lastYear` are its ends. */
export interface NamedDate {
  /** As the text writes it. */
  text: string;
  year?: number;
  lastYear?: number;
  /** 1 to 12. */
  month?: number;
  day?: number;
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const dayNumber = '\\d{1,2}(?:st|nd|rd|th)?';
/** "3 November 2020", "Nov 3, 2020", "November 2020": a month alone may be a verb, so it needs a day or a year. */
const byMonth = new RegExp(
  `\\b(?:(?<d1>${dayNumber}) (?:of )?(?<m1>${month})\\b\\.?(?:,? (?<y1>(?:19|20)\\d\\d)\\b)?|(?<m2>${month})\\b\\.? (?<d2>${dayNumber})\\b(?:,? (?<y2>(?:19|20)\\d\\d)\\b)?|(?<m3>${month})\\b\\.?,? (?<y3>(?:19|20)\\d\\d))\\b`,
  'giu',
);
const iso = /\b(?<y>(?:19|20)\d\d)-(?<m>0[1-9]|1[0-2])-(?<d>0[1-9]|[12]\d|3[01])\b/gu;
const tens = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ');
const decade = new RegExp(
  `\\b(?<full>(?:19|20)\\d)0'?s\\b|(?:\\bthe '?|')(?<short>[2-9])0'?s\\b|\\bthe (?<word>${tens.join('|')})\\b`,
  'giu',
);
/** A year stands after what a date stands after, or before what has a year, or at the end; "2000 people" is none. */
const year =
  /(?<=\b(?:in|since|by|of|from|during|before|after|until|till|around|circa|early|late|summer|winter|spring|autumn|fall|election|elections|year|cup|olympics|back in) (?:the )?)(?:19|20)\d\d(?![\d,.]\d|\p{L}|-\d)\b|\b(?:19|20)\d\d(?= (?:election|elections|olympics|world cup|census|budget|referendum|summit|campaign|season|report|video|photo|speech|law|debate)\b)|(?<![\d.,$€£] ?)\b(?:19|20)\d\d(?=\W*$)/giu;

/** "It may 2000 times" names no month. */
function isVerb({ 0: text, index = 0, input = '', groups = {} }: RegExpMatchArray): boolean {
  const before = input.slice(Math.max(0, index - 8), index);
  return (
    /^(?:may|march)\b/u.test(text) &&
    !groups.d2 &&
    !/\b(?:in|since|by|of|from|until|late|early) $/iu.test(before)
  );
}

function fromMonth(match: RegExpMatchArray): NamedDate | undefined {
  if (isVerb(match)) return;
  const { 0: text, groups = {} } = match;
  const { d1, d2, m1, m2, m3, y1, y2, y3 } = groups;
  const name = (m1 ?? m2 ?? m3 ?? '').slice(0, 3).toLowerCase();
  const [day, inYear] = [d1 ?? d2, y1 ?? y2 ?? y3];
  return {
    text,
    month: monthNames.indexOf(name) + 1,
    ...(day && { day: Number.parseInt(day, 10) }),
    ...(inYear && { year: Number(inYear) }),
  };
}

function fromDecade({ 0: text, groups = {} }: RegExpMatchArray): NamedDate {
  const { full, short, word } = groups;
  const digit = short ? Number(short) : tens.indexOf((word ?? '').toLowerCase()) + 2;
  const first = full ? Number(full) * 10 : 1900 + digit * 10;
  // "The twenties" are those of either century.
  const lastYear = first + (!full && digit === 2 ? 109 : 9);
  return { text: text.replace(/^the /iu, ''), year: first, lastYear };
}

const fromIso = ({ 0: text, groups = {} }: RegExpMatchArray): NamedDate => ({
  text,
  year: Number(groups.y),
  month: Number(groups.m),
  day: Number(groups.d),
});

const readers: readonly (readonly [RegExp, (match: RegExpMatchArray) => NamedDate | undefined])[] =
  [
    [iso, fromIso],
    [byMonth, fromMonth],
    [decade, fromDecade],
    [year, (match) => ({ text: match[0], year: Number(match[0]) })],
  ];

/** "2016 to 2024" is neither of them. */
const years = /\b(?:19|20)\d\d ?(?:to|and|until|till|-|\u2013) ?(?:(?:19|20)\d\d|\d\d)(?![\d-])/giu;

/** The dates in a cleaned text, and the text without them. "Last year" and the like are none. */
export function datesIn(text: string): { dates: NamedDate[]; rest: string } {
  const dates: NamedDate[] = [];
  let rest = text.replace(years, ' , ');
  for (const [pattern, read] of readers) {
    const found = [...rest.matchAll(pattern)].flatMap((match) => {
      const date = read(match);
      return date ? [{ date, at: match.index, end: match.index + match[0].length }] : [];
    });
    dates.push(...found.map(({ date }) => date));
    for (const { at, end } of found.toReversed())
      rest = `${rest.slice(0, at)} , ${rest.slice(end)}`;
  }
  return { dates, rest };
}

/** Whether both cannot be one date: another year, month or day where both name it. */
export function datesDiffer(one: NamedDate, other: NamedDate): boolean {
  if (one.year !== undefined && other.year !== undefined) {
    const [oneLast, otherLast] = [one.lastYear ?? one.year, other.lastYear ?? other.year];
    if (oneLast < other.year || otherLast < one.year) return true;
  }
  const both = (a: number | undefined, b: number | undefined) =>
    a !== undefined && b !== undefined && a !== b;
  return both(one.month, other.month) || both(one.day, other.day);
}
