import type { Line } from './article-line.ts';

/** What pages say around an article, each rule for a whole line in lower case without its closing punctuation. */
const prompts: readonly RegExp[] = [
  // To give money.
  /^(?:please )?(?:donate|support us|give|chip in)(?: (?:now|today|here|monthly))?$/,
  /^(?:please )?(?:support|help fund) (?:our|independent|this) (?:[a-z-]+ ){0,3}(?:work|journalism|reporting|newsroom|mission|fact-?checking)(?: today)?$/,
  /^(?:help (?:us )?)?keep (?:us|[a-z.]+(?: [a-z.]+)?) (?:independent|free|going|online|ad-free)$/,
  /^(?:make|consider making) a (?:[a-z-]+ ){0,2}donation(?: (?:to us|now|today|here))?$/,
  /^become a (?:member|supporter|patron|subscriber)(?: (?:now|today))?$/,
  // To follow, share or write.
  /^(?:share|tweet|post|print|e-?mail|save|bookmark|copy link|copied|listen|facebook|twitter|x|whatsapp|linkedin|reddit|telegram|instagram|pinterest)$/,
  /^share (?:this|on|via|with|to)(?: [a-z.]+){0,3}$/,
  /^(?:like|follow|join|find) us(?: on [a-z., &]{1,60})?$/,
  /^(?:subscribe|sign up)(?: (?:now|today|here|free))?$/,
  /^(?:subscribe to|sign up (?:for|to)|get) (?:our|the) (?:[a-z-]+ ){0,3}(?:newsletters?|e-?mails?|updates|alerts|channel|podcast)(?: (?:now|today|here|for free))?$/,
  /^(?:sign|log) (?:in|up|out)$/,
  /^(?:leave|post|write|add) a (?:comment|reply)$/,
  /^(?:\d{1,5} )?comments?(?: \(\d{1,5}\))?$/,
  /^(?:was this|did you find this) (?:[a-z-]+ )?(?:helpful|useful)$/,
  /^(?:want|like) to dive deeper$/,
  /^ask (?:a|another) (?:follow-?up )?question$/,
  /^found (?:a mistake|an error|this useful)\??(?: (?:tell|contact) us| share (?:it|this))?$/,
  // How long it takes.
  /^(?:(?:estimated )?reading time:? )?(?:about )?\d{1,3}[ -]?min(?:ute)?s?(?: (?:read|reading|reading time|to read))?$/,
  /^(?:reading time|time to read):? \d{1,3}$/,
  // What a site needs to say.
  /^(?:accept|reject|decline|allow|manage) (?:all|(?:all )?cookies|(?:cookie )?(?:preferences|settings))$/,
  /^cookie (?:settings|policy|preferences|notice)$/,
  /^(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions)|all rights reserved)$/,
  /^(?:©|\(c\)|copyright) ?(?:©|\(c\))? ?\d{4}\b[^.]{0,100}(?:\. all rights reserved)?$/,
  /^(?:advertisement|advertising|sponsored|sponsored content|ad|story continues below(?: advertisement)?|article continues below(?: advertisement)?)$/,
  /^(?:skip to (?:main )?content|menu|search|home|close|back to top|loading|jump to (?:section|content)|table of contents|on this page)$/,
];

/** Sentences in which a site asks its readers, in its own name. A paragraph of nothing else is no article. */
const asks: readonly RegExp[] = [
  /^whether you agree or disagree with our (?:analysis|findings|work|conclusions?)\b/,
  /^we (?:do not|don't|never) (?:take|accept) (?:any )?(?:money|funding|donations) from\b/,
  /^(?:if you (?:like|value|find|found|appreciate|enjoy|enjoyed) (?:our|this|what we)\b.*\b)?please (?:consider )?(?:donat|support|contribut|subscrib|becom)[a-z]*(?: (?:us|to us|to our|our|a member|a supporter|now|today|here)\b|$)/,
  /^(?:even )?(?:a|your|every|any) (?:small |\S?\d+ |tax-deductible )?(?:donation|gift|contribution) (?:helps|lets|allows|keeps) us\b/,
  /^(?:our (?:work|journalism|newsroom|fact-?checking) is|we are|we're) (?:[a-z-]+ )?(?:funded|supported|paid for) by (?:our )?(?:readers|people like you|donations)\b/,
  /^(?:these conversations|facts) matter for democracy$/,
  /^help us (?:keep|stay|continue|remain|fight)\b/,
  /^(?:this|our) (?:web ?site|site) uses cookies\b/,
  /^we (?:and our partners )?use cookies\b/,
  /^by (?:continuing|using this site|clicking)\b.*\bcookies\b/,
  /^(?:get|have) (?:our|the) (?:[a-z-]+ )?(?:newsletter|fact-?checks)\b.*\b(?:inbox|e-?mail)\b/,
  /^(?:subscribe to|sign up (?:for|to)) our\b.*\b(?:newsletter|channel|podcast|e-?mails?|updates)\b/,
  /^(?:you can )?unsubscribe at any time$/,
  /^follow us on\b/,
];

/** Headings of what stands below an article: titles of others, not sentences of this one. */
const endings =
  /^(?:related (?:articles|stories|posts|fact-?checks|fact checks|content|topics|questions)|read (?:more|next|also|this next)|see also|more (?:from us|stories|articles|fact[- ]checks)|you (?:may|might) also (?:like|be interested in)|recommended(?: for you)?|most (?:read|popular)|latest (?:news|stories|fact[- ]checks)|trending(?: now)?|tags|filed under|topics)$/;

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s•·|>»→]+|[\s.!?…:•·|>»→]+$/g, '');
}

/** What is quoted or sourced is somebody's statement, and so the article's. */
const isStatement = (text: string) => /["“”«»„]|\[\d{1,3}\]/.test(text);

/** Whether a whole line is something that a page says around its articles. */
export function isPrompt(text: string): boolean {
  if (text.length > 600 || isStatement(text)) return false;
  const line = folded(text);
  if (prompts.some((rule) => rule.test(line))) return true;
  const sentences = text.split(/(?<=[.!?])\s+/).map(folded);
  return sentences.every((sentence) => asks.some((rule) => rule.test(sentence)));
}

/** Below a heading of the page's own, the short lines that are no sentences: titles and names. */
function isTail(text: string): boolean {
  return text.length <= 200 && !/[.;]["”’)]*$/.test(text) && !isStatement(text);
}

/**
 * The lines that are the article: without requests for money, to share or to subscribe, reading times, cookie notices,
 * and lists of other articles. Each rule is about a whole line, so that no sentence of the article is touched.
 *
 * @param keeps lines that stand, whatever they look like
 */
export function stripPrompts(lines: readonly Line[], keeps: (line: Line) => boolean): Line[] {
  let below = false;
  return lines.filter((line) => {
    if (keeps(line)) {
      below = false;
      return true;
    }
    if (line.text.length <= 80 && endings.test(folded(line.text))) {
      below = true;
      return false;
    }
    below &&= !line.heading && isTail(line.text);
    return !below && !isPrompt(line.text);
  });
}
