import type { Source } from '../core/factcheck.ts';
import { canonicalUrl } from '../core/url.ts';
import type { Line } from './article-line.ts';
import { siteOf } from './claimreview-party.ts';
import { absolute } from './claimreview-values.ts';
import { cleanLine } from './clean.ts';
import type { Link, PageLine } from './page-lines.ts';
import { readSourceLine } from './source-lines.ts';

/** Where a page's links lead. */
export interface Places {
  /** An address as we keep it; undefined for what leads to no other page. */
  outside(href: string): string | undefined;
  /** The name of the element that a link on this page leads to. */
  within(href: string): string | undefined;
}

/** Tells where links lead on a page with this address and base. */
export function placesOn(url: string | undefined, base: string | undefined): Places {
  const here = url && canonicalUrl(url);
  const within = (href: string) => {
    const [address = '', name] = href.split('#');
    if (!name) return;
    const page = address && absolute(address, base);
    if (address && (!page || canonicalUrl(page) !== here)) return;
    try {
      return decodeURIComponent(name);
    } catch {
      return name;
    }
  };
  const outside = (href: string) =>
    href.startsWith('#') || within(href) !== undefined ? undefined : absolute(href, base);
  return { outside, within };
}

const numberOf = (text: string) => Number(/^\[?(\d{1,3})\]?$/.exec(text)?.[1] ?? 0);

/** Lines with the first address behind each, for lists of sources. */
export function withAddress(lines: readonly PageLine[], { outside }: Places): PageLine[] {
  return lines.map((line) => {
    const href = line.links.map((link) => outside(link.href)).find((url) => url !== undefined);
    return href ? { ...line, href } : line;
  });
}

function linkedSource(n: number, link: Link, url: string): Source {
  const title = cleanLine(link.title ?? '')
    .slice(0, 500)
    .toWellFormed();
  return { n, title: title || url, url };
}

/** What the marks in an article lead to: an address, or a note on the same page. */
export interface Marked {
  sources: Source[];
  /** The notes, which are no text of the article. */
  notes: Set<Line>;
}

/** The links of lines whose words are a mark that stands in the line, `[3]` or a raised 3. */
function marksIn(lines: readonly PageLine[]) {
  return lines.flatMap((line) =>
    line.links.flatMap((link) => {
      const n = numberOf(link.text);
      return n && line.text.includes(`[${n}]`) ? [{ n, link, line }] : [];
    }),
  );
}

function notedSource(n: number, note: PageLine): Source {
  const { title, url } = readSourceLine(note.text.slice(0, 2000), note.href);
  return { n, title, ...(url && { url }) };
}

/** Follows every link of an article whose words are the mark of a source. */
export function followMarks(
  own: readonly PageLine[],
  all: readonly PageLine[],
  { outside, within }: Places,
): Marked {
  const byId = new Map(all.flatMap((line) => line.ids.map((id) => [id, line] as const)).reverse());
  const sources: Source[] = [];
  const notes = new Set<Line>();
  for (const { n, link, line } of marksIn(own)) {
    const url = outside(link.href);
    if (url) sources.push(linkedSource(n, link, url));
    const note = byId.get(within(link.href) ?? '');
    if (!note || note === line || note.heading) continue;
    notes.add(note);
    sources.push(notedSource(n, note));
  }
  // What has a title of its own goes before a bare address of the same number.
  const rank = ({ title, url }: Source) => Number(title === url);
  return { sources: sources.toSorted((a, b) => a.n - b.n || rank(a) - rank(b)), notes };
}

/** Pages that only pass the article on. */
const sharing =
  /^https:\/\/(?:[a-z0-9-]+\.)*(?:facebook\.com\/(?:sharer|share|dialog)|(?:twitter|x)\.com\/(?:intent|share)|linkedin\.com\/share|reddit\.com\/submit|pinterest\.[a-z]+\/pin\/create|(?:wa\.me|api\.whatsapp\.com|t\.me\/share|telegram\.me\/share)\b)/;

/** The words of a link with the site that it leads to, where they are too few to say. */
function titleOf({ text, title }: Link, url: string): string {
  const words = cleanLine(title || text);
  const site = siteOf(url) ?? url;
  const whole = words.split(' ').length > 2 ? words : `${words || url} (${site})`;
  return whole.slice(0, 500).toWellFormed();
}

/**
 * The pages of others that an article links to from its words, in their order: its sources, where it has neither marks
 * nor a list of them.
 */
export function inlineSources(
  own: readonly PageLine[],
  page: string | undefined,
  { outside }: Places,
): Source[] {
  const home = page && siteOf(page);
  const found = new Map<string, Source>();
  for (const link of own.flatMap(({ links }) => links)) {
    const url = outside(link.href);
    const key = url && canonicalUrl(url);
    if (!url || !key || link.author || sharing.test(url) || siteOf(url) === home) continue;
    if (!found.has(key)) found.set(key, { n: found.size + 1, title: titleOf(link, url), url });
  }
  return [...found.values()].slice(0, 500);
}
