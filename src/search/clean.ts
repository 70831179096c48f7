/** A text is read up to here, in UTF-16 units; a longer one has said by then what it is about. */
const mostUnits = 12_000;

/** Zero-width and bidirectional characters, and what else is not seen. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\ufffd]+/gu;
const address = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"]*|pic\.twitter\.com\/[^\s<>"]*/giu;
/** A platform's mark for a person, a channel or everyone: an id, not a word. */
const mention = /<[@#!][^<>]{1,60}>/gu;
const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** How a copied post ends: "— Jane Doe (@jane) March 2, 2020". The name is group 1, the date group 2. */
const signature = new RegExp(
  `[\\u2014\\u2013-] ?([^\\u2014\\u2013]{0,80}\\(@\\w+\\))\\s*((?:${months})\\.? \\d{1,2}, \\d{4})?\\s*$`,
  'iu',
);

/** "Fact check:", "RE: FWD:", "BREAKING -". */
const label =
  /^\W*(?:(?:fact[\s-]?check(?:ed|ing)?|breaking(?: news)?|rumou?r|claim|question|re|fwd?|via)(?:\s*[:!?]+|\s*-+(?!\p{L}))\s*)+/iu;
/** What people put around the claim: none of it says what the claim is. A label may stand before or behind the asking. */
const wrapping: readonly RegExp[] = [
  label,
  /\b(?:is|was|are) (?:it|this|that) (?:really |actually )?(?:true|real|legit|correct|a fact|fake|false) (?:that|if|when)\b/giu,
  /\b(?:can|could|would) (?:you|u|somebody|someone|anyone) (?:please |pls )?(?:fact[\s-]?check|verify|check|confirm|tell me)(?: (?:this|that|if|whether|for me))*\b/giu,
  /\b(?:i|we) (?:just )?(?:heard|read|saw|was told|keep hearing|keep seeing)(?: (?:that|somewhere|online|on \p{L}+))*\b/giu,
  /\b(?:does|do|did) (?:any(?:one|body)|you guys) know (?:if|whether)\b/giu,
  /\b(?:my|some) (?:\p{L}+ )?(?:uncle|aunt|mom|mum|dad|friend|boss|neighbou?r|coworker|brother|sister|gran(?:dma|ny)?) (?:says?|said|told me|sent me(?: this)?|claims?|thinks?)(?: that)?\b/giu,
  label,
];

const scales: Readonly<Record<string, string>> = {
  k: 'thousand',
  m: 'million',
  mn: 'million',
  b: 'billion',
  bn: 'billion',
  t: 'trillion',
  tn: 'trillion',
};

const scaled = (_: string, number: string, scale: string): string =>
  `${number} ${scales[scale.toLowerCase()] ?? scale}`;

/** Amounts in one form: "$1.2bn" is "1.2 billion", "20%" is "20 percent", "1,000" is "1000". */
function amounts(text: string): string {
  return text
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d) ?%|(?<=\d) ?per\s?cent\b/giu, ' percent ')
    .replace(/[$€£] ?(\d+(?:\.\d+)?) ?(k|mn?|bn?|tn?)\b/giu, scaled)
    .replace(/\b(\d+(?:\.\d+)?) ?(mn|bn|tn)\b/giu, scaled);
}

/** Names such as McDonald and iPhone look like camel case and are not. */
const notCamel =
  /\b(?:Mc|Mac|De|La|Le|Di|O')\p{Lu}\p{Ll}+|\bi(?:Phone|Pad|Pod|Cloud|OS|Tunes)\w*|\b(?:You|Tik|Face|Whats)(?:Tube|Tok|Book|App)\b|\bPhD\b/gu;

/**
 * "CamelCase" and "#HashTags" as words, only where a capital follows a small letter or a word follows an acronym; and
 * "covid19" and "10days" as a word and a number, while "5g" and "b12" stay whole.
 */
function splitJoined(text: string): string {
  return text
    .replace(notCamel, (name) => name.toLowerCase())
    .replace(/(\p{Ll}\p{M}*)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll}{2})/gu, '$1 $2')
    .replace(/(\p{L}{3})(\d)/gu, '$1 $2')
    .replace(/(\d)((?!(?:st|nd|rd|th)\b)\p{L}{3})/gu, '$1 $2')
    .replace(/_/g, ' ');
}

const tidy = (text: string): string =>
  amounts(splitJoined(text))
    .replace(/\s{2,}/g, ' ')
    .trim();

/** What can be seen of a text, in one writing of quotes and spaces. */
function legible(text: string): string {
  return (
    text
      .slice(0, mostUnits)
      .toWellFormed()
      // "1½" would be "11⁄2".
      .replace(/(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])/gu, ' ')
      .normalize('NFKC')
      .slice(0, mostUnits)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .replace(unseen, '')
      .replace(/[\u2018\u2019\u201b\u02bc`]/g, "'")
      .replace(/[\u201c\u201d\u00ab\u00bb]/g, '"')
      .replace(mention, ' ')
      .replace(address, ' ')
      .trim()
  );
}

/** A question's text in its parts. */
export interface Post {
  /** What it says, without what surrounds the claim. */
  body: string;
  /** Who wrote it, where a copied post says so; else empty. */
  author: string;
  /** When it was written, in days since 1970, where a copied post says so. */
  day: number | undefined;
  /** A picture or video was linked to. */
  pictured: boolean;
}

/** The address that a copied post has in the place of its picture or video. */
const pictured = /pic\.twitter\.com\//iu;

/**
 * A text without what surrounds its claim: addresses, mentions, a post's signature, and the words of asking; joined
 * words apart, amounts in one form. Takes time in proportion to the text, and reads 12,000 UTF-16 units of it.
 */
export function readPost(text: string): Post {
  const whole = legible(text);
  const signed = signature.exec(whole);
  let body = signed ? whole.slice(0, signed.index) : whole;
  for (const around of wrapping) body = body.replace(around, ' ');
  const [, author = '', date = ''] = signed ?? [];
  return {
    body: tidy(body),
    author: tidy(author),
    day: date === '' ? undefined : dayOf(date),
    pictured: pictured.test(text.slice(0, mostUnits)),
  };
}

/** What a text says, without what surrounds it: `readPost`'s body. */
export const clean = (text: string): string => readPost(text).body;

/** A written date in days since 1970; undefined where it cannot be read. */
export function dayOf(date: string): number | undefined {
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : Math.floor(time / 86_400_000);
}
