import { clean } from './clean.ts';
import { termsOf, words } from './text.ts';

const auxiliary =
  'is|are|was|were|do|does|did|wo|would|ca|could|should|has|have|had|ai|must|need|might|sha';
const noes = new Set(
  `not never no none nobody nothing nowhere neither cannot exempt hardly barely scarcely
  isnt arent wasnt werent dont doesnt didnt wont wouldnt cant couldnt shouldnt hasnt havent hadnt aint mustnt neednt
  mightnt shant isn aren wasn weren doesn didn wouldn couldn shouldn hasn haven hadn`.split(/\s+/),
);
/** What says of something said that it is not so. Put in for phrases too. */
const lies = new Set(
  `myth myths hoax hoaxes false fake faked faking fakes untrue debunked disproved disproven bogus staged fabricated
  falsehood bs bullshit nonsense rubbish baloney bunk lie lies lying phoney phony pseudoscience misinformation
  disinformation scam`.split(/\s+/),
);
const lie = [...lies].join('|');

/** "Is it not true that" asks whether it is. */
const whether =
  /^\W*(?:is|are|was|were) (?:it|this|that) not (?:true|the case|so)\b|^\W*(?:isn'?t|wasn'?t) (?:it|this|that) (?:true|the case|so)\b/giu;

/** Phrases that deny, in one word. The first that fits counts. */
const denying: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:made|making) (?:it |this |that )?(?:all )?up\b|\bfake news\b|\b(?:urban|old) legend\b|\bold wives'? tale\b/giu,
    ' myth ',
  ],
  [
    /\b(?:not|isn'?t|aren'?t|wasn'?t|weren'?t|never|hardly) (?!(?:it|this|that) )(?:\p{L}+ )?(?:true|real|a (?:real )?thing|correct|accurate|the case|legit|so)\b/giu,
    ' myth ',
  ],
  [/\b(?:a|total|complete|utter) (?:con|fraud)\b/giu, ' myth '],
  [
    /\bno longer\b|\bnot any ?more\b|\b(?:stop(?:s|ped)?|quit|ceas(?:e|es|ed)) \p{L}+ing\b|\b(?:fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|unable) to\b/giu,
    ' never ',
  ],
  [/\bso much for\b/giu, ' not '],
  [
    /\b(?:illegal|against the law|a crime|an offen[cs]e|fined|punished) (?:for )?not\b/giu,
    ' compulsory ',
  ],
  // What doubles a no without undoing it.
  [/\bnor\b/giu, ' '],
  [
    /\b((?:ai|do|does|did|ca|wo|has|have|had)n'?t (?:\p{L}+ ){0,2})(?:no|nothing|nobody|none|never|nowhere)\b/giu,
    '$1',
  ],
  [/\b(?:never|not) (?:ever|never)\b/giu, ' never '],
];

const negative = `(?:${auxiliary})n'?t`;
const somebody =
  '(?:i|we|you|u|he|she|it|they|there|this|that|these|those|people|everyone|everybody)';
/** What a person does, other than the claim: telling, knowing, wanting. Its "not" denies nothing of the claim. */
const telling =
  '(?:tell|told|say|said|talk|talking|mention|admit|report|want|let|know|knew|realise|realize|understand|get it|get why|see why|hear|heard|ask|asked|tells|says|knows|talks|wants|lets|mind|care|remember|forget|learn|learned|teach|taught|read|expect|show)';

/** A "not" that denies nothing. */
const empty: readonly RegExp[] = [
  // "Isn't the earth flat?" asks whether it is; "can't see the wall from space" does not.
  new RegExp(
    `(?:^|[.?!:]\\s+)\\W*(?:(?:so|but|wait|hey|and|well|um|ok|okay|hi|hang on),? )*${negative}\\b(?! (?:be|see|get|have|go|make|do|cause|cure|work|happen|give|help|need|use|take|kill|prevent|stop|spread|even|really|actually)\\b)`,
    'giu',
  ),
  // "..., wouldn't that hurt"
  new RegExp(`(?:[,;]|\\b(?:so|and|but))\\s+${negative} ${somebody}\\b`, 'giu'),
  // "never go out with wet hair" warns, "so you don't catch a cold" says what for.
  /(?:^|[,.;:!?]\s*|\b(?:says?|said|to) )\W*(?:never|don'?t|do not) (?:go|look|eat|give|drink|use|touch|stare|let|take|put|share|do|open|charge|wash|crack|buy|trust|ever|swallow|leave|sit|vote|send|watch|try)\b/giu,
  /(?<=\S )(?:so|so that|in case) (?:i|we|you|u|they|he|she|it) (?:do not|don'?t|doesn'?t|won'?t|can'?t)\b/giu,
  /(?<=\S )so (?:that )?(?:\p{L}+ ){1,2}(?:don'?t|doesn'?t|won'?t) (?=(?:get|have|feel|catch|need|be|lose|miss)\b)|(?<=\S )so (?:that )?(?:nobody|no one)\b/giu,
  // "pay, or they won't go home"
  new RegExp(`\\bor ${somebody} (?:will not|won'?t)\\b`, 'giu'),
  /\byes or no\b/giu,
  // "Berlin, not Paris", "(not the embassy)", "the state not parents"
  /[,(]\s*not (?:(?:the|an?|in|by|at|on|to|from) )?\p{L}+(?: \p{L}+)?\s*(?=[).,;?!]|$)/giu,
  /(?<!\b(?:is|are|was|were|be|am|do|does|did|can|could|will|would|should|has|have|had|may|must|it|that|this|or|if)(?: \p{L}+){0,3}) not \p{L}+\W*$/giu,
  // "..., isn't it?", "..., is it not?", "..., no?"
  new RegExp(`,?\\s*${negative} ${somebody}\\b(?=\\W*$|\\s*[?.!])`, 'giu'),
  new RegExp(`,\\s*(?:${auxiliary}) ${somebody} not\\b`, 'giu'),
  /\binnit\b|,\s*no\s*\?/giu,
  /\b(?:or|if|whether or) not\b/giu,
  /\b(?:not gonna lie|not (?:going to )?lie|no lie|no joke|no kidding|not (?:joking|kidding|sure|certain)(?: if| whether| that)?|why not|not (?:only|just|to mention|surprised|surprising)|no (?:matter|doubt|wonder|surprise|offen[cs]e|idea|clue|problem)|no (?=\d))\b/giu,
  /(?:^|[.!?]\s*)\W*(?:no|nope|nah)\s*[,.!?]/giu,
  new RegExp(
    `\\b(?:${negative}|(?:will|would|could|can|do|does|did|is|are) ?not|never|no ?(?:body|one)(?: is| was| ever)?) (?:${somebody} )?(?:(?:even|really|ever|just|actually|like) )?${telling}\\b`,
    'giu',
  ),
  /\b(?:can'?t|cannot|couldn'?t|can not|hard to) (?:even )?believe\b/giu,
  // What would follow if somebody did not.
  /\b(?:if|unless|when|whenever) (?:i|we|you|u|he|she|they|people|someone|somebody) (?:do not|don'?t|didn'?t|doesn'?t|cannot|can'?t|never|aren'?t|haven'?t)\b/giu,
  /\b(?:true or (?:false|fake|myth|not)|real or (?:fake|hoax|myth)|(?:fake|myth|false|hoax) or (?:real|fact|true|not)|fact or (?:fiction|myth|fake)|fact(?:-| )?checked? (?:false|fake))\b/giu,
  // "or was it faked" leaves it open; what stands before it is what is asked.
  new RegExp(`\\b(?:or|and not)\\b[^.?!]{0,30}\\b(?:${lie})\\b`, 'giu'),
];

/** A remark on what was said besides: "its all a lie", ", fake?", "debunked". */
const remark = new RegExp(
  `(?:^|[,.;:!?\\u2013\\u2014-]|\\b(?:but|and|so|because|cause|cos))\\s*(?:(?:i (?:think|say|bet|guess)|(?:is|was) (?:it|this|that)|it'?s|it is|it was|that'?s|that is|this is|they'?re|all|total|totally|complete|completely|absolute|utter|obviously|clearly|probably|just|an?|one big|such|surely|really|right) )*\\b(?:${lie})\\b(?= *(?:[,.;:!?]|$))`,
  'giu',
);
/** The same before it: "is it a myth that", "debunked:". */
const verdictOn = new RegExp(
  `\\b(?:is|was) (?:it|this|that) (?:\\p{L}+ ){0,2}?(?:${lie}) (?:that|if|when)\\b|^\\W*(?:${lie})\\s*[:?!-]`,
  'iu',
);

/** A text of so few words is about one thing; of a longer one only the noes are sure that stand near it. */
const fewWords = 12;
const wordsBefore = 3;
const wordsAfter = 6;

const isNo = (word: string): boolean => noes.has(word) || lies.has(word);
const isOdd = (n: number): boolean => n % 2 === 1;

/** How many noes of a text stand near a term that it is `about`, in the same clause. */
function noesNear(plain: string, about: ReadonlySet<string>): number {
  return plain.split(/[,;:!?()]\s|\.\s/u).reduce((count, clause) => {
    const all = words(clause);
    const isNear = (at: number) =>
      all
        .slice(Math.max(0, at - wordsBefore), at + 1 + wordsAfter)
        .some((word) => about.has(termsOf(word)[0] ?? ''));
    return count + all.filter((word, at) => isNo(word) && isNear(at)).length;
  }, 0);
}

/** `perhaps`: a longer text says no, but not near what it is held against. */
export type Denial = 'yes' | 'no' | 'perhaps';

/**
 * Whether a text denies what it is about. Two noes in one sentence are a yes; a remark such as "it's all a lie" denies
 * what was not denied already. Tag questions, "isn't it", "they don't want you to know" deny nothing.
 *
 * @param about the terms of the text that it is held against
 */
export function denialIn(text: string, about: ReadonlySet<string>): Denial {
  const asked = verdictOn.test(text.slice(0, 12_000));
  let plain = clean(asked ? text.replace(verdictOn, ' ') : text).replace(whether, ' ');
  for (const [phrase, instead] of denying) plain = plain.replace(phrase, instead);
  plain = plain.replace(/ {2,}/g, ' ');
  for (const nothing of empty) plain = plain.replace(nothing, ' ');
  const rest = plain.replace(remark, ' , ');
  const remarked = rest !== plain && words(rest).length > 1;
  const said = remarked ? rest : plain;
  const all = words(said);
  const anywhere = isOdd(all.filter(isNo).length);
  const denies = all.length <= fewWords ? anywhere : isOdd(noesNear(said, about));
  if (asked ? !denies : denies || remarked) return 'yes';
  return anywhere && !asked ? 'perhaps' : 'no';
}
