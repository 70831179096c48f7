import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Problem } from '../core/errors.ts';

/** A value of the front matter, always as the text that was written: `rating: False` is a word, not a truth value. */
export type Value = { line: number } & (
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: Value[] }
  | { kind: 'map'; entries: ReadonlyMap<string, Entry> }
);
/** `line` is that of the key. */
export interface Entry {
  line: number;
  value: Value;
}

/** Says what is wrong at a line, and what to write. */
export type Report = (line: number, what: string, fix: string) => void;

/** A file in its two parts. `line` is the number of the first line of that part, counted from 1. */
interface Parts {
  yaml: { text: string; line: number };
  body: { text: string; line: number };
}

/** A fact-check with every field at its limit is smaller. */
const longest = 2_000_000;

function split(text: string, report: Report): Parts | undefined {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  if (start === -1) {
    return void report(1, 'The file is empty.', 'Write a fact-check in it, or delete it.');
  }
  if (lines[start]?.trimEnd() !== '---') {
    return void report(
      start + 1,
      'The file does not begin with front matter.',
      'Begin with a line of three dashes (---), then the title, claim and publisher, then three dashes again.',
    );
  }
  const end = lines.findIndex((line, i) => i > start && /^(---|\.\.\.)\s*$/.test(line));
  if (end === -1) {
    return void report(
      start + 1,
      'The front matter that begins here is never closed.',
      'Write a line of three dashes (---) after its last line.',
    );
  }
  return {
    yaml: { text: lines.slice(start + 1, end).join('\n'), line: start + 2 },
    body: { text: lines.slice(end + 1).join('\n'), line: end + 2 },
  };
}

/** What a walk through the YAML carries along. */
interface Walk {
  lineOf(node: unknown): number;
  report: Report;
}

function walkMap(node: YAMLMap, walk: Walk): Value {
  const entries = new Map<string, Entry>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const line = walk.lineOf(key);
    const before = entries.get(name);
    if (before) {
      const what = `"${shown(name)}" is written twice; the first is in line ${before.line}.`;
      walk.report(line, what, 'Keep one.');
    } else {
      entries.set(name, { line, value: value ? walkNode(value, walk) : emptyAt(line) });
    }
  }
  return { line: walk.lineOf(node), kind: 'map', entries };
}

/** Aliases are refused, so that a short file cannot stand for an endless one. */
function walkNode(node: unknown, walk: Walk): Value {
  const line = walk.lineOf(node);
  if (isSeq(node)) {
    return { line, kind: 'list', items: node.items.map((item) => walkNode(item, walk)) };
  }
  if (isMap(node)) return walkMap(node, walk);
  if (isAlias(node)) {
    walk.report(
      line,
      'A reference to another place (*) cannot be used here.',
      'Write the value out, or put it in quotes if it begins with an asterisk.',
    );
  }
  if (!isScalar(node)) return emptyAt(line);
  const eaten = eatenFrom(node);
  if (eaten) walk.report(line, eaten, 'Put the whole value in quotes.');
  return { line, kind: 'text', text: String(node.value ?? '') };
}

/** Words that YAML does not take for part of a value, though whoever wrote them may have meant them to be. */
function eatenFrom({ anchor, tag, comment, type }: Scalar): string | undefined {
  if (anchor) return `"&${shown(anchor)}" is not taken for part of the value.`;
  if (tag) return `"${shown(tag)}" is not taken for part of the value.`;
  if (comment && type === 'PLAIN') return 'What follows # is not taken for part of the value.';
}

const emptyAt = (line: number): Value => ({ line, kind: 'text', text: '' });

/** Words from a file, short enough to stand in a sentence. */
export function shown(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60).toWellFormed()}…` : words;
}

/** What the usual mistakes in YAML are answered with; for all others its own message. */
const mistakes: readonly [RegExp, what: string, fix: string][] = [
  [
    /call stack/i,
    'It is nested too deeply to be read.',
    'Write it with fewer brackets, quotes or lists inside each other.',
  ],
  [
    /nested mappings are not allowed|implicit (?:map )?key/i,
    'A value holds a colon, or a line is missing its colon.',
    'Put values that hold ": " in quotes, and write every line as name: value.',
  ],
  [
    /missing closing|quote|scalar at node end/i,
    'A quotation mark is opened and not closed, or closed too early.',
    'Close it, or use the other kind of quotation mark around the value.',
  ],
  [/tab/i, 'A line is indented with a tab.', 'Indent with spaces.'],
  [
    /indent|same column|stringKeys/i,
    'The indentation of this line does not fit the lines above it.',
    'Indent entries of a list by two spaces, and begin names at the start of the line.',
  ],
  [
    /reserved character|plain value cannot start/i,
    'A value begins with a character that has a meaning of its own.',
    'Put the value in quotes.',
  ],
];

function mistakeOf(message: string): [what: string, fix: string] {
  const known = mistakes.find(([pattern]) => pattern.test(message));
  if (known) return [known[1], known[2]];
  return [
    `This is not YAML as it should be: ${message.split('\n')[0]}.`,
    'Put the value in quotes.',
  ];
}

function parseValues(text: string, line: number, report: Report): Entry['value'] | undefined {
  const counter = new LineCounter();
  const at = (offset: number) => Math.max(counter.linePos(offset).line, 1) + line - 1;
  const lineOf = (node: unknown) =>
    (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && node.range
      ? at(node.range[0])
      : line;
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: false,
    stringKeys: true,
  });
  const lines = new Set<number>();
  for (const { message, pos } of document.errors) {
    const wrong = at(pos[0]);
    // What follows from the first mistake of a line is no news.
    if (lines.size < 5 && !lines.has(wrong)) report(wrong, ...mistakeOf(message));
    lines.add(wrong);
  }
  return document.errors.length > 0 ? undefined : walkNode(document.contents, { lineOf, report });
}

/**
 * Takes a file apart into its front matter (YAML between two lines of three dashes) and its body.
 *
 * @param text with "\n" at the ends of lines
 * @returns undefined where there is no front matter to read; everything wrong has been reported
 */
export function readFrontMatter(
  text: string,
  report: Report,
): { entries: ReadonlyMap<string, Entry>; line: number; body: Parts['body'] } | undefined {
  const parts = split(text, report);
  if (!parts) return;
  const { line } = parts.yaml;
  if (parts.yaml.text.length > longest) {
    return void report(line, 'The front matter is too long.', 'Keep it under two megabytes.');
  }
  const value = parseValues(parts.yaml.text, line, report);
  if (!value) return;
  if (value.kind === 'map') return { entries: value.entries, line, body: parts.body };
  report(line, 'The front matter is not a list of names and values.', 'Write name: value lines.');
}

/** For catching what a library throws on nesting that is too deep: a problem of the text, not of the program. */
export function tooDeep(where: string): Problem {
  return {
    where,
    what: 'It is nested too deeply to be read.',
    fix: 'Write it with fewer brackets, quotes or lists inside each other.',
  };
}
