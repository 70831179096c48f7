/** What a reader of mrkdwn sees, written from Slack's formatting page and not from our escaper. */
export interface Read {
  text: string;
  links: { url: string; title: string }[];
  /** What happens on its own: mentions, formatting, quotes, pictures, addresses that turn into links. */
  active: string[];
}

const invisible = /\u200b/g;
const decode = (text: string): string =>
  text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(invisible, '');

const isSpace = (c: string | undefined): boolean => c === undefined || /[\s\u200b]/.test(c);
const isWord = (c: string | undefined): boolean => c !== undefined && /[A-Za-z0-9]/.test(c);

/** The pairs of a mark that format what is between them, on one line: [from, to]. */
function pairs(line: string, mark: string): [number, number][] {
  const found: [number, number][] = [];
  let open: number | undefined;
  for (let i = 0; i < line.length; i++) {
    if (line[i] !== mark) continue;
    const closes = open !== undefined && !isSpace(line[i - 1]) && !isWord(line[i + 1]);
    if (closes && open !== undefined && i > open + 1) {
      found.push([open, i]);
      open = undefined;
    } else if (open === undefined && !isWord(line[i - 1]) && !isSpace(line[i + 1])) open = i;
  }
  return found;
}

function formatting(line: string): string[] {
  const whole = line.trim().length - 1;
  const bold = pairs(line, '*').filter(([from, to]) => from !== 0 || to !== whole);
  const others = ['_', '~', '`'].flatMap((mark) => pairs(line, mark));
  const styled = [...bold, ...others].map(([from, to]) => `format ${line.slice(from, to + 1)}`);
  const pictures = [...line.matchAll(/:[\p{L}\p{N}_+'-]+:/gu)].map(([name]) => `picture ${name}`);
  return [...styled, ...pictures];
}

/** Tokens in angle brackets: links of ours, or mentions and the like. */
function readTokens(source: string): { plain: string; read: Read } {
  const read: Read = { text: '', links: [], active: [] };
  const plain = source.replace(/<([^<>]*)>/g, (_, token: string) => {
    const [target = '', ...rest] = token.split('|');
    const title = rest.join('|');
    if (/^https:/.test(target)) read.links.push({ url: decode(target), title: decode(title) });
    else read.active.push(`token <${token}>`);
    return title || target;
  });
  return { plain, read };
}

/**
 * Reads one mrkdwn text. A line that is bold from end to end and a line quoted by a bare ">" are the sender's own
 * marks.
 */
export function readMrkdwn(source: string, verbatim: boolean): Read {
  const unquoted = source.replace(/^>/gm, '');
  const { plain, read } = readTokens(unquoted);
  for (const line of plain.split('\n')) {
    read.active.push(...formatting(line));
    if (/^\s*(>|&gt;)/.test(line)) read.active.push(`quote ${line}`);
  }
  if (!verbatim) {
    for (const [address] of plain.matchAll(/\bhttps?:\/\/\S+/g))
      read.active.push(`link ${address}`);
    for (const [mention] of plain.matchAll(/@(channel|here|everyone)\b/g))
      read.active.push(mention);
  }
  read.text = decode(plain.replace(/^\*(.*)\*$/gm, '$1'));
  return read;
}

/** Plain text objects and a message's own text: only tokens in angle brackets can do anything. */
export function readPlain(source: string): Read {
  const { plain, read } = readTokens(source);
  read.active.push(...read.links.map(({ url }) => `link ${url}`));
  return { ...read, links: [], text: decode(plain) };
}
