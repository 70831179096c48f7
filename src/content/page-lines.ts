import type { Line } from './article-line.ts';
import { type Attributes, type Frame, isBlock, outermost } from './page-frame.ts';
import { linkWords, raisedText, tidied } from './page-words.ts';

/** A link, its address as written. */
export interface Link {
  text: string;
  href: string;
  /** What the page says about where it leads. */
  title?: string;
  /** It leads to whoever wrote the article. */
  author?: true;
}

/** A date in a page, as shown and as machines read it. */
interface Time {
  text: string;
  date: string;
}

/** A line of a page, with what tells whether it belongs to the article. */
export interface PageLine extends Line {
  /** 1 to 6 for a heading, else 0. */
  level: number;
  around: boolean;
  article: number;
  main: boolean;
  /** The names of its elements, as links to it say them. */
  ids: string[];
  links: Link[];
  times: Time[];
}

export interface LineBuilder {
  open(frame: Frame, parent: Frame, attributes: Attributes): void;
  say(text: string, frame: Frame): void;
  close(frame: Frame): void;
  /** All lines, the one that is still open with them. */
  end(): PageLine[];
}

/** An element inside a line, open: where its words begin, and what is known of it. */
interface Inner {
  frame: Frame;
  from: number;
  attributes: Attributes;
  /** Whether it raises its words, or some of them. */
  raises: boolean;
}

/** Longer than any paragraph; what is longer goes on in a line of its own. */
const longestLine = 20_000;

const levelOf = (name: string) => Number(/^h([1-6])$/.exec(name)?.[1] ?? 0);

/** Builds lines from what a parser meets, element by element. */
export function lineBuilder(): LineBuilder {
  const lines: PageLine[] = [];
  const inners: Inner[] = [];
  let text = '';
  let ids: string[] = [];
  let links: Link[] = [];
  let times: Time[] = [];
  let level = 0;
  let row: { prefix: string; joined: boolean } | undefined;

  const push = (words: string, frame: Frame) => {
    const quoted = frame.quote && level === 0 && !/^["“”«„‘']/.test(words);
    const prefix = level === 0 ? (row?.prefix ?? '') : '';
    const joined = row ? row.joined : frame.item;
    lines.push({
      text: prefix + (quoted ? `“${words}”` : words),
      heading: level > 0,
      ...(joined && { joined }),
      level,
      around: frame.around,
      article: frame.article,
      main: frame.main,
      ids,
      links,
      times,
    });
    ids = [];
    row = undefined;
  };

  const finish = (frame: Frame) => {
    const words = text && tidied(text);
    if (words) push(words, frame);
    text = '';
    links = [];
    times = [];
  };

  const beginRow = ({ name }: Frame, { rows }: Frame) => {
    if (!rows || (name !== 'li' && name !== 'tr')) return;
    const number = rows.first === undefined ? '- ' : `${rows.first + rows.seen}. `;
    row = { prefix: name === 'li' ? number : '', joined: rows.seen > 0 };
    rows.seen += 1;
  };

  const closeInner = ({ frame, from, attributes, raises }: Inner) => {
    const before = text.slice(0, from);
    const words = text.slice(from);
    const around = inners.at(-1);
    if (frame.name === 'sup' && around?.frame.name === 'a') around.raises = true;
    else if (frame.name === 'sup') text = before + raisedText(words, before);
    const { datetime, href, title, rel = '' } = attributes;
    if (frame.name === 'time' && datetime) times.push({ text: tidied(words), date: datetime });
    if (frame.name !== 'a' || href === undefined) return;
    const isRaised = raises || around?.frame.name === 'sup';
    text = before + linkWords(words, before, { href, isRaised });
    links.push({
      text: tidied(words),
      href,
      ...(title && { title }),
      ...(/(?:^|\s)author(?:\s|$)/i.test(rel) && { author: true }),
    });
  };

  const beginBlock = (frame: Frame, parent: Frame) => {
    finish(parent);
    level = levelOf(frame.name) || level;
    beginRow(frame, parent);
  };

  const openInner = (frame: Frame, attributes: Attributes) => {
    const { name } = frame;
    if (name === 'br') text += '\n';
    if ((name === 'td' || name === 'th') && text.trim()) text += ' | ';
    if (name === 'a' || name === 'sup' || name === 'time') {
      inners.push({ frame, from: text.length, attributes, raises: false });
    }
  };

  return {
    open(frame, parent, attributes) {
      if (frame.hidden) return;
      if (isBlock(frame.name)) beginBlock(frame, parent);
      else openInner(frame, attributes);
      const id = attributes.id ?? (frame.name === 'a' ? attributes.name : undefined);
      if (id) ids.push(id);
    },
    say(words, frame) {
      if (frame.hidden) return;
      text += frame.pre ? words : words.replace(/\s+/g, ' ');
      if (text.length > longestLine) finish(frame);
    },
    close(frame) {
      if (frame.hidden) return;
      if (inners.at(-1)?.frame === frame) {
        const inner = inners.pop();
        if (inner) closeInner(inner);
      }
      if (!isBlock(frame.name)) return;
      finish(frame);
      if (levelOf(frame.name)) level = 0;
    },
    end() {
      finish(outermost);
      return lines;
    },
  };
}
