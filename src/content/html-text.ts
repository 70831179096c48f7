import { Parser } from 'htmlparser2';

/** Tags that shape text. Any other "<" is somebody's sign for "less than". */
const tag =
  /^<(?:!--|\/?(?:a|abbr|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|li|mark|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul)[\s/>])/i;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;
const block = /^(?:blockquote|dd|div|dl|dt|figure|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)$/;
const silent = new Set(['script', 'style', 'iframe']);

/** So that the parser takes for a tag or an entity only what certainly is one: "R&D", "3<x" and "a=1&copy=2" stay. */
function guarded(text: string): string {
  return text
    .replace(/&/g, (sign, at: number) =>
      entity.exec(text.slice(at, at + 40))?.index === 0 ? sign : '&amp;',
    )
    .replace(/</g, (sign, at: number, whole: string) =>
      tag.test(whole.slice(at, at + 20)) ? sign : '&lt;',
    );
}

function decodeOnce(text: string): string {
  let words = '';
  let muted = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (silent.has(name)) muted += 1;
      if (name === 'br') words += '\n';
      else if (block.test(name) && words) words += '\n\n';
    },
    onclosetag(name) {
      if (silent.has(name)) muted -= 1;
      if (block.test(name)) words += '\n\n';
    },
    ontext(part) {
      if (muted === 0) words += part;
    },
  });
  parser.end(guarded(text));
  return words;
}

/**
 * The words of a text that was taken from a page, as publishing systems put it into data: tags are dropped, paragraphs
 * and breaks become line ends, entities their characters, also where they were escaped twice.
 */
export function htmlText(text: string): string {
  if (!/[&<]/.test(text)) return text;
  const once = decodeOnce(text);
  return entity.test(once) ? decodeOnce(once) : once;
}
