/** What a reader of Discord's Markdown sees, written from Discord's own rules and not from our escaper. */
export interface Read {
  text: string;
  links: { url: string; title: string }[];
  /** What happens on its own: mentions, formatting, bare addresses, previews, blocks. */
  active: string[];
}

/** What a line can start with. */
const blocks: [string, RegExp][] = [
  ['heading', /^\s*#{1,3}\s+\S/],
  ['subtext', /^\s*-#\s+\S/],
  ['list', /^\s*(?:[-*+]|\d+[.)])\s+\S/],
  ['quote', /^\s*>(?:>>)?\s/],
];

/** Inline rules in the order in which Discord tries them; each at the place where the text stands. */
const rules: [string, RegExp][] = [
  ['address', /^<(?:https?|steam|discord):\/\/[^\s>]+>/],
  ['person', /^<@!?\d+>/],
  ['role', /^<@&\d+>/],
  ['channel', /^<#\d+>/],
  ['command', /^<\/[^:>]+:\d+>/],
  ['emoji', /^<a?:\w+:\d+>/],
  ['time', /^<t:-?\d+(?::\w)?>/],
  ['guide', /^<id:\w+>/],
  ['contact', /^<(?:mailto:|tel:|sms:|\+)[^\s>]+>/],
  ['call', /^@(?:everyone|here)/],
  ['address', /^(?:https?|steam|discord):\/\/[^\s<]+/],
  ['masked link', /^\[(?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*\]\(\s*<?[^\s<>]+>?\s*\)/],
  ['code block', /^```[\s\S]+?```/],
  ['code', /^(`+)[\s\S]*?[^`]\1(?!`)/],
  ['bold', /^\*\*(?:\\[\s\S]|[^\\])+?\*\*(?!\*)/],
  ['underline', /^__(?:\\[\s\S]|[^\\])+?__(?!_)/],
  ['slanted', /^_(?:__|\\[\s\S]|[^\\_])+?_(?!\w)/],
  ['slanted', /^\*(?=\S)(?:\*\*|\\[\s\S]|[^*\\])+?\*(?!\*)/],
  ['struck', /^~~[\s\S]+?~~/],
  ['spoiler', /^\|\|[\s\S]+?\|\|/],
  ['picture', /^:[^\s:]+:/],
];

/** One of ours: an https address behind words that are no address themselves. */
const ourLink = /^\[(?<title>(?:\\[\s\S]|[^[\]\\])+)\]\(<(?<url>https:\/\/[^\s<>()\\]+)>\)/;

/** One step of reading: how much it takes, and what it gives. */
interface Step {
  length: number;
  text: string;
  link?: Read['links'][number];
  active: string[];
}

function linkStep(rest: string): Step | undefined {
  const match = ourLink.exec(rest);
  if (!match) return;
  const { title = '', url = '' } = match.groups ?? {};
  const words = inline(title, false);
  const link = { url, title: words.text };
  return { length: match[0].length, text: words.text, link, active: words.active };
}

function step(rest: string, linksAllowed: boolean): Step {
  const escaped = /^\\([^0-9A-Za-z\s])/.exec(rest)?.[1];
  if (escaped) return { length: 2, text: escaped, active: [] };
  const link = linksAllowed ? linkStep(rest) : undefined;
  if (link) return link;
  for (const [name, rule] of rules) {
    const [found] = rule.exec(rest) ?? [];
    if (found) return { length: found.length, text: found, active: [`${name} ${found}`] };
  }
  return { length: 1, text: rest.charAt(0), active: [] };
}

function inline(source: string, linksAllowed: boolean): Read {
  const read: Read = { text: '', links: [], active: [] };
  for (let rest = source; rest; ) {
    const { length, text, link, active } = step(rest, linksAllowed);
    read.text += text;
    read.active.push(...active);
    if (link) read.links.push(link);
    rest = rest.slice(length);
  }
  return read;
}

function blocksIn(line: string): string[] {
  return blocks.filter(([, rule]) => rule.test(line)).map(([name]) => `${name} ${line}`);
}

/** Reads a text in which no mark is the sender's own. */
export function readMarkdown(source: string): Read {
  const { text, links, active } = inline(source, false);
  return { text, links, active: [...source.split('\n').flatMap(blocksIn), ...active] };
}

/** The sender's own marks: the first line's heading, small print, quotes, a line in bold from end to end. */
const ownMarks = /^(?:#{2,3} |-# |> ?)/;
const wholeBold = /^\*\*((?:\\[\s\S]|[^\\*])+)\*\*$/;
const wholeQuote = (lines: string[]): boolean => lines.every((line) => /^>( |$)/.test(line));

/** Reads one text of a card, in which a line may carry one mark of the sender's. */
export function readDisplay(source: string, first: boolean): Read {
  const lines = source.split('\n');
  const quoted = wholeQuote(lines);
  const reads = lines.map((line, i) => {
    const heading = /^#{2,3} /.test(line);
    const own = heading ? first && i === 0 : !line.startsWith('>') || quoted;
    const bare = own ? line.replace(ownMarks, '') : line;
    const inner = wholeBold.exec(bare)?.[1] ?? bare;
    const read = inline(inner, true);
    return { ...read, active: [...blocksIn(inner), ...read.active] };
  });
  return {
    text: reads.map(({ text }) => text).join('\n'),
    links: reads.flatMap(({ links }) => links),
    active: reads.flatMap(({ active }) => active),
  };
}
