import { extname } from 'node:path';

/** What a published text is written as. */
export type Kind = 'markdown' | 'html' | 'json' | 'text';

const byExtension: Readonly<Record<string, Kind>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.json': 'json',
  '.jsonld': 'json',
  '.jsonl': 'json',
  '.ndjson': 'json',
};

const byType: readonly [RegExp, Kind][] = [
  [/^(?:text\/html|application\/xhtml\+xml)$/, 'html'],
  [/^(?:application|text)\/(?:[\w.-]+\+)?(?:x-)?(?:json|ndjson|jsonl|jsonlines)$/, 'json'],
  [/^text\/(?:x-)?markdown$/, 'markdown'],
];

const endOf = (name: string) => extname(name.toLowerCase().replace(/\.gz$/, ''));

/** Whether a folder's file is one that has a reader, by its name. */
export function mayBeRead(name: string): boolean {
  return Object.hasOwn(byExtension, endOf(name)) || endOf(name) === '.txt';
}

function byContent(head: string): Kind | undefined {
  if (/\0|^%PDF-/.test(head) || head.split('\ufffd').length > 20) return;
  if (/^\s*---[ \t]*\r?\n/.test(head)) return 'markdown';
  if (/^\s*<(?:!doctype|!--|\?xml|html|head|body|article|script|div|meta)\b/i.test(head)) {
    return 'html';
  }
  return /^\s*(?:\{\s*["}]|\[\s*[{\]["])/.test(head) ? 'json' : 'text';
}

/**
 * What a text is written as: by the end of its name, then by what the server says, then by how it begins.
 *
 * @param head the first thousand characters or so
 * @returns undefined for what is no text
 */
export function kindOf(name: string, type: string | undefined, head: string): Kind | undefined {
  const told = byType.find(([pattern]) => type !== undefined && pattern.test(type));
  const content = byContent(head);
  return content && (byExtension[endOf(name)] ?? told?.[1] ?? content);
}
