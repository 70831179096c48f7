import { termsOf } from './text.ts';

/** A number that a text names. */
export interface Quantity {
  /** The number and its unit as the text writes them. */
  text: string;
  /** In the measure's own unit. */
  value: number;
  /** What is counted or measured: a measure such as "time", or the stems of the nouns after it. */
  of: ReadonlySet<string>;
  /** "About", "nearly", "over": a neighbouring number is none other. */
  loose: boolean;
}

const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  dozen: 12,
};
const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Units by what they measure, each with its size in that measure's own unit. */
const units: Readonly<Record<string, readonly [measure: string, size: number]>> = {
  percent: ['percent', 1],
  second: ['time', 1],
  sec: ['time', 1],
  minute: ['time', 60],
  min: ['time', 60],
  hour: ['time', 3600],
  day: ['time', 86_400],
  week: ['time', 604_800],
  month: ['time', 2_629_800],
  year: ['time', 31_557_600],
  km: ['length', 1000],
  kilometre: ['length', 1000],
  kilometer: ['length', 1000],
  mile: ['length', 1609.344],
  metre: ['length', 1],
  meter: ['length', 1],
  feet: ['length', 0.3048],
  foot: ['length', 0.3048],
  kg: ['weight', 1],
  kilo: ['weight', 1],
  kilogram: ['weight', 1],
  tonne: ['weight', 1000],
  degree: ['degrees', 1],
  dollar: ['dollars', 1],
  buck: ['dollars', 1],
  euro: ['euros', 1],
};

const numberWord = `(?:${tens.join('|')})(?:[ -](?:${small.slice(1, 10).join('|')}))?|${small.join('|')}`;
const scaleWord = Object.keys(scales).join('|');
/**
 * A number that stands alone: not in a name ("5g", "covid-19", "Apollo 11", "9/11"), a range, a ratio or a time of
 * day. `next` are the words after it.
 */
const quantity = new RegExp(
  `(?<before>(?:\\b(?:about|around|approximately|roughly|nearly|almost|over|under|some|up to|more than|less than|at least) )?)(?<![\\p{L}\\p{N}.,/:#-]|\\b(?:covid|no|number|apollo|boeing|windows|iphone|form|route|area|article|section|page|top) |(?:\\d|\\b(?:${numberWord})) (?:in|out of) )(?<number>\\d+(?:\\.\\d+)?|\\b(?:${numberWord})|\\ban?(?= (?:${scaleWord})))(?: (?<scale>${scaleWord}))?(?![\\p{L}\\p{N}/:]|[.-]\\d| (?:in|out of) (?:\\d|${small.join('\\b|')}\\b)| ?(?:st|nd|rd|th|am|pm)\\b)(?<next>(?:[ -]\\p{L}+){0,3})`,
  'giu',
);

function numberOf(number: string, scale: string | undefined): number {
  const times = scale === undefined ? 1 : (scales[scale.toLowerCase()] ?? 1);
  if (/^an?$/iu.test(number)) return times;
  if (/^\d/.test(number)) return Number(number) * times;
  const sum = number
    .toLowerCase()
    .split(/[ -]/)
    .map((word) =>
      Math.max(small.indexOf(word), (tens.indexOf(word) + 2) * (tens.includes(word) ? 10 : 0)),
    )
    .reduce((a, b) => a + b, 0);
  return sum * times;
}

/** "One" is most often no number ("one of them", "no one"). */
const isPronoun = (number: string, scale: string | undefined, unit: boolean): boolean =>
  /^one$/iu.test(number) && scale === undefined && !unit;

function read({ groups = {} }: RegExpMatchArray): Quantity[] {
  const { before = '', number = '', scale, next = '' } = groups;
  const [first = ''] = next.match(/\p{L}+/u) ?? [];
  const unit = units[first.toLowerCase()] ?? units[first.toLowerCase().replace(/s$/, '')];
  if (isPronoun(number, scale, unit !== undefined)) return [];
  const value = numberOf(number, scale) * (unit?.[1] ?? 1);
  if (!Number.isFinite(value)) return [];
  const nouns = unit ? [unit[0]] : nounsIn(next);
  const written = unit ? `${next.startsWith('-') ? '-' : ' '}${first}` : nounOf(next);
  return [
    {
      text: `${number}${scale ? ` ${scale}` : ''}${written}`,
      value,
      of: new Set(nouns),
      loose: before !== '',
    },
  ];
}

/** What is counted: "8 big glasses", "three of their bridges"; not what comes after "to" or "in". */
function nounsIn(next: string): string[] {
  const nouns: string[] = [];
  for (const word of next
    .replace(/^ of(?: the| their| his| her| all)?(?= )/iu, '')
    .match(/\p{L}+/gu) ?? []) {
    const [term] = termsOf(word);
    if (term === undefined) break;
    nouns.push(term);
  }
  return nouns.slice(0, 2);
}

/** The first word after a number that is a noun as far as one can tell: no stop word. */
function nounOf(next: string): string {
  const [noun] = next.match(/^[ -]\p{L}+/u) ?? [];
  return noun && termsOf(noun).length > 0 ? noun : '';
}

const range =
  /\bbetween \S{1,20} and \S{1,20}|(?<!\S)[\d.]{1,20} ?(?:to|-|\u2013) ?[\d.]{1,20}(?!\S)/giu;

/** The numbers in a cleaned text that has no dates in it. The ends of a range are none. */
export function quantitiesIn(text: string): Quantity[] {
  return [...text.replace(range, ' , ').matchAll(quantity)].flatMap(read);
}

/** From here on numbers are often rounded. */
const large = 1000;
const looseness = 0.1;
/** "3 months" and "90 days" are one time; "1.2 billion" and "1,230,000,000" one number. */
const closeness = 0.05;
const percentPoint = 1;

/** Whether two numbers count or measure the same. */
export const sameMeasure = (one: Quantity, other: Quantity): boolean =>
  !one.of.isDisjointFrom(other.of);

/** Whether two numbers of one measure may be one number. Shares that make up the whole say the same. */
export function sameQuantity(one: Quantity, other: Quantity): boolean {
  if (one.of.has('percent') && one.value + other.value === 100) return true;
  const [least, most] = [Math.min(one.value, other.value), Math.max(one.value, other.value)];
  if (one.of.has('percent') && most - least <= percentPoint) return true;
  const near = most >= large ? closeness : 0;
  return most - least <= (one.loose || other.loose ? looseness : near) * most;
}
