import type { Difference } from '../core/question.ts';
import { clean } from './clean.ts';
import { datesDiffer, datesIn, type NamedDate } from './dates.ts';
import { type NamedPerson, peopleIn } from './people.ts';
import { type NamedPlace, placesIn } from './places.ts';
import { type Quantity, quantitiesIn, sameMeasure, sameQuantity } from './quantities.ts';
import { saying } from './saying.ts';
import { words } from './text.ts';

/** What a text names. */
interface Names {
  date: NamedDate[];
  number: Quantity[];
  place: NamedPlace[];
  person: NamedPerson[];
}

function namesOf(text: string): Names {
  const cleaned = clean(text);
  const { dates, rest } = datesIn(cleaned);
  return {
    date: dates,
    number: quantitiesIn(rest),
    place: placesIn(cleaned),
    person: peopleIn(cleaned),
  };
}

/** In a longer question other people and places are named besides those that it is about. */
const mostWordsForNames = 20;

/** How two things of a kind are compared. */
interface Comparison<T> {
  /** Whether the one can stand where the other does. */
  comparable: (one: T, other: T) => boolean;
  same: (one: T, other: T) => boolean;
}

const always = () => true;
const dates: Comparison<NamedDate> = {
  comparable: always,
  same: (one, other) => !datesDiffer(one, other),
};
const numbers: Comparison<Quantity> = { comparable: sameMeasure, same: sameQuantity };
const places: Comparison<NamedPlace> = {
  comparable: (one, other) => one.kind === other.kind,
  same: (one, other) => one.key === other.key,
};
const people: Comparison<NamedPerson> = {
  comparable: always,
  same: (one, other) => one.key === other.key,
};

/**
 * What the question names where the claim names another of its kind. Nothing where a text names several (one cannot
 * tell which stands for which), or where any wording of the fact-check names what was asked about.
 */
function differing<T extends { text: string }>(
  asked: readonly T[],
  checked: readonly T[],
  worded: readonly T[],
  { comparable, same }: Comparison<T>,
): Omit<Difference, 'kind'> | undefined {
  const alone = (one: T, among: readonly T[]) =>
    among.every((other) => !comparable(one, other) || same(one, other));
  for (const mine of asked) {
    const theirs = checked.find((one) => comparable(one, mine) && !same(one, mine));
    if (!theirs || !alone(mine, asked) || !alone(theirs, checked)) continue;
    const isWorded = worded.some((one) => comparable(one, mine) && same(one, mine));
    if (!isWorded) return { asked: mine.text, checked: theirs.text };
  }
  return;
}

/** Without those whose last name the other text has too, however it is written there. */
function without(people: readonly NamedPerson[], text: string): NamedPerson[] {
  const said = new Set(words(clean(text)));
  return people.filter(({ key }) => !said.has(key));
}

/**
 * What a question and the claim that it matched differ in: one date, number, place and person at most. Precise rather
 * than complete: what is not sure to differ is left out, as are relative dates ("last year") and rounded numbers.
 *
 * | question | claim | |
 * |---|---|---|
 * | `turnout was 30% in 2024` | `Turnout was 20 percent in 2020` | `2024` for `2020`, `30 percent` for `20 percent` |
 * | `did America ban cheese` | `France banned cheese` | `America` for `France` |
 * | `is covid gone from the US` | `COVID-19 is gone from America` | nothing |
 *
 * @param claim the claim or phrasing that matched
 * @param wordings the claim and all its phrasings
 */
export function differences(
  question: string,
  claim: string,
  wordings: readonly string[],
): Difference[] {
  // A question that follows on an answer comes with the claim before it; what it adds is what is asked.
  const before = wordings.find((wording) => question.startsWith(`${wording} `)) ?? '';
  const said = saying(question.slice(before.length), claim);
  const [asked, checked] = [namesOf(said), namesOf(claim)];
  const isShort = words(clean(question)).length <= mostWordsForNames;
  const anywhere = wordings.map(namesOf);
  const place = differing(
    asked.place,
    checked.place,
    anywhere.flatMap((names) => names.place),
    places,
  );
  const person = differing(
    without(asked.person, wordings.join(' ')),
    without(checked.person, said),
    anywhere.flatMap((names) => names.person),
    people,
  );
  const date = differing(
    asked.date,
    checked.date,
    anywhere.flatMap((names) => names.date),
    dates,
  );
  const number = differing(
    asked.number,
    checked.number,
    anywhere.flatMap((names) => names.number),
    numbers,
  );
  return [
    ...(date ? [{ kind: 'date' as const, ...date }] : []),
    ...(number ? [{ kind: 'number' as const, ...number }] : []),
    ...(isShort ? [place, person] : []).flatMap((name) =>
      name ? [{ kind: 'name' as const, ...name }] : [],
    ),
  ];
}
