import { type Handler, Parser } from 'htmlparser2';
import { type Attributes, type Frame, frameIn, outermost } from './page-frame.ts';
import { lineBuilder, type PageLine } from './page-lines.ts';

/** What a page says of itself and to its readers. Addresses stand as written. */
export interface Page {
  /** By the name of each `meta`, in lower case: the first that says something. */
  meta: Map<string, string>;
  title: string;
  language?: string;
  base?: string;
  canonical?: string;
  /** The texts of its JSON-LD. */
  data: string[];
  lines: PageLine[];
}

/** No page is written deeper; what is deeper is made to keep a reader busy. */
const deepest = 2000;
/** No article's page has more of them. */
const mostElements = 200_000;
/** How much is read before looking again at how deep and how large the page is. */
const portion = 16_384;

function readMeta({ meta }: Page, { name, property, itemprop, content = '' }: Attributes): void {
  for (const key of [name, property, itemprop]) {
    const known = key?.toLowerCase();
    if (known && content.trim() && !meta.has(known)) meta.set(known, content.trim());
  }
}

const isCanonical = ({ rel = '' }: Attributes) => /(?:^|\s)canonical(?:\s|$)/i.test(rel);

/** What an element says by itself, without its text. */
function readElement(page: Page, name: string, attributes: Attributes): void {
  if (name === 'meta') readMeta(page, attributes);
  else if (name === 'html' && attributes.lang) page.language ??= attributes.lang;
  else if (name === 'base' && attributes.href) page.base ??= attributes.href;
  else if (name === 'link' && attributes.href && isCanonical(attributes)) {
    page.canonical ??= attributes.href;
  }
}

const isData = (name: string, { type = '' }: Attributes) =>
  name === 'script' && /^\s*application\/ld\+json\b/i.test(type);

function handlerFor(page: Page) {
  const builder = lineBuilder();
  const frames: Frame[] = [];
  let articles = 0;
  let elements = 0;
  let data: string | undefined;
  let title: string | undefined;
  const innermost = () => frames.at(-1) ?? outermost;

  const handler: Partial<Handler> = {
    onopentag(name, attributes) {
      elements += 1;
      const parent = innermost();
      const frame = frameIn(parent, name, attributes, () => {
        articles += 1;
        return articles;
      });
      readElement(page, name, attributes);
      if (isData(name, attributes)) data = '';
      if (name === 'title' && !page.title && !parent.hidden) title = '';
      builder.open(frame, parent, attributes);
      frames.push(frame);
    },
    ontext(text) {
      if (data !== undefined) data += text;
      else if (title !== undefined) title += text;
      else builder.say(text, innermost());
    },
    onclosetag(name) {
      const frame = frames.pop();
      if (name === 'script' && data !== undefined) page.data.push(data);
      if (name === 'script') data = undefined;
      if (name === 'title' && title !== undefined) page.title = title.replace(/\s+/g, ' ').trim();
      if (name === 'title') title = undefined;
      if (frame) builder.close(frame);
    },
  };
  const isTooMuch = () => frames.length > deepest || elements > mostElements;
  return { handler, isTooMuch, end: () => builder.end() };
}

/**
 * Reads HTML as a reader of the page sees it: without scripts, styles, comments and what is hidden.
 *
 * @returns undefined for a page with more elements, or nested deeper, than any that was written to be read
 */
export function readPage(html: string): Page | undefined {
  const page: Page = { meta: new Map(), title: '', data: [], lines: [] };
  const { handler, isTooMuch, end } = handlerFor(page);
  const parser = new Parser(handler);
  for (let at = 0; at < html.length; at += portion) {
    parser.write(html.slice(at, at + portion));
    if (isTooMuch()) return;
  }
  parser.end();
  page.lines = end();
  return page;
}
