import { termsOf, words } from './text.ts';

/** Words of one direction on the left, of the other on the right. Steps ("bigger", "tallest") count as their word. */
const axes = `
increase grow rise raise expand gain climb soar surge high more | decrease shrink fall drop reduce decline low few less dwindle
heal close recover shrink mend repair improve | grow open widen worsen expand big large
good safe healthy harmless beneficial ok okay fine help protect benefit boost better improve | bad dangerous danger harm harmful unhealthy toxic poison poisonous damage hurt ruin destroy deadly risky worse worsen wreck
cause give trigger spread create bring | prevent stop avoid cure treat protect against
legal allow legalise legalize permit permitted legalised | illegal ban prohibit outlaw forbid forbidden unlawful crime
compulsory mandatory require must obligatory | optional voluntary
win won beat victory | lose lost defeat
alive survive | dead die died death
support back endorse favour favor agree | oppose reject condemn disagree denounce against
approve accept agree | reject refuse deny block veto
best | worst
first earliest | last latest
before | after
early | late
start begin began | end stop finish
hire | fire sack
flat | round sphere spherical globe ball
effective works working | ineffective useless
possible | impossible
true real genuine authentic | imaginary
guilty convict convicted | innocent acquit acquitted
fast quick rapid | slow
tall big large huge giant high | short small tiny little mini low
long | short brief seconds second minutes minute
old ancient | young recent
hero | villain
enter join arrive | leave left quit exit
confirm | deny
hot warm heat | cold cool freeze chill
wet moist | dry
hydrate | dehydrate
strong strengthen | weak weaken
open | close shut
visible see seen sight spy track trace | invisible blind unseen hidden secret private anonymous
remember | forget forgot forgotten
easy simple | hard difficult
cheap | expensive costly dear
rich wealthy | poor broke
love like | hate
friend ally | enemy foe
clean green better | dirty filthy polluting worse
thick | thin
wide | narrow
deep | shallow
full | empty
loud noisy | quiet silent
near nearer closer | far farther distant
same identical alike | different differ
natural | manmade artificial synthetic human humans
common many often widespread lots plenty | rare few seldom
success succeed pass passed ace aced excel brilliant genius good great | fail failed flunk flunked failure bad
honest | corrupt crooked
spoil rot rotten expire off mouldy moldy bad | last keep stay fresh edible eat good safe fine ok okay forever
with have has contain | without
erase destroy gone wipe | recover restore retrieve undelete
final official definitive | provisional preliminary unofficial change
import | export
buy bought | sell sold
borrow | lend
permanent | temporary
major majority | minor minority
attract | repel
float | sink
asleep sleep | awake wake
hidden hide | revealed reveal shown
arrest jail imprison jailed arrested | release freed released
`
  .trim()
  .split('\n')
  .map((line): [Set<string>, Set<string>] => {
    const [one = '', other = ''] = line.split('|');
    const side = (list: string) => new Set(list.trim().split(/\s+/).flatMap(forms));
    return [side(one), side(other)];
  });

/** A colour that is said of something ("is blue", "always red") or that ends the text, group 1 or 2; one in a name ("blue-light glasses") is not. */
const colour =
  /\b(?:is|are|was|were|be|looks?|turns?|turned|goes|always|really|actually|still|just|never) (?:(?:a|very|so|all) )?(red|blue|green|yellow|orange|purple|pink|brown|black|white|gr[ea]y)\b|\b(red|blue|green|yellow|orange|purple|pink|brown|black|white|gr[ea]y)\W*$/giu;

/** A word as it is compared: its stem. */
function stemOf(word: string): string {
  return termsOf(word)[0] ?? word;
}

/** A word and what it is a step of: "bigger" is "big", "tiniest" is "tiny". */
function forms(word: string): string[] {
  const root = /^(\p{L}{2,}?)(?:(\p{L})\2)?(?:i?er|i?est)$/u.exec(word);
  if (!root) return [stemOf(word)];
  const [, start = '', twin = ''] = root;
  const ends = /i(?:er|est)$/.test(word) ? ['y'] : [twin, twin + twin, `${twin}e`];
  return [stemOf(word), ...ends.map((end) => stemOf(start + end))];
}

/** "How long", "how old" ask for a measure and say nothing of it; "for good" is no good. */
const measures =
  /\bhow (?:long|old|tall|big|large|high|far|fast|deep|wide|often|many|much|good|bad|safe|dangerous|common|hot|cold|strong)\b|\bfor good\b|\b(?:no|any) longer\b|\b(?:as|so) long as\b|\bat (?:first|last|least)\b|\bof course\b|\blast (?:night|week|month|year|time)\b|\b(?:after|before) all\b|\bback (?:then|when|in)\b|\b(?:best|good) (?:friend|mate|morning|evening|day)\b|\bcold war\b|\bgreat (?:wall|britain)\b|\bhigh school\b/giu;

/** Words that say the contrary of what they begin before ("unsafe", "disprove", "nonprofit"). */
const prefixed = /^(?:un|dis|non|anti)-?(?=\p{L}{4})/u;
/** These only look so. */
const notPrefixed = /^(?:unless|discount|display|discharge|district|discover|discovery|disease)/;

interface Said {
  plain: ReadonlySet<string>;
  stems: ReadonlySet<string>;
}

function read(text: string): Said {
  const plain = new Set(words(text.replace(measures, ' ')));
  return { plain, stems: new Set([...plain].flatMap(forms)) };
}

const anyOf = (side: ReadonlySet<string>, { stems }: Said): boolean => !side.isDisjointFrom(stems);

/** Whether one is on the one side only where the other is on the other side only. */
function across(one: Said, other: Said): boolean {
  return axes.some(([left, right]) => {
    const [oneLeft, oneRight] = [anyOf(left, one), anyOf(right, one)];
    if (oneLeft === oneRight) return false;
    return anyOf(oneLeft ? right : left, other) && !anyOf(oneLeft ? left : right, other);
  });
}

/** Whether one has a word that the other has with "un-" or "dis-" before it. */
function unsaid(one: Said, other: Said): boolean {
  return [...other.plain].some((word) => {
    if (!prefixed.test(word) || notPrefixed.test(word) || one.stems.has(stemOf(word))) return false;
    const base = stemOf(word.replace(prefixed, ''));
    return one.stems.has(base) && !other.stems.has(base);
  });
}

const coloursOf = (text: string) =>
  new Set(text.matchAll(colour).map(([, said, last]) => (said ?? last ?? '').toLowerCase()));

/** Where a thing is of one colour it is not of another. */
function otherColour(one: string, other: string): boolean {
  const [mine, theirs] = [coloursOf(one), coloursOf(other)];
  return mine.size > 0 && theirs.size > 0 && mine.isDisjointFrom(theirs);
}

/** Whether two cleaned texts go in opposite directions: "more" and "fewer", "safe" and "harms", "red" and "blue". */
export function opposed(one: string, other: string): boolean {
  const [mine, theirs] = [read(one), read(other)];
  return (
    across(mine, theirs) || unsaid(mine, theirs) || unsaid(theirs, mine) || otherColour(one, other)
  );
}
