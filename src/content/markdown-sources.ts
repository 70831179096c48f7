import type { Nodes, Root, RootContent } from 'mdast';
import type { Source } from '../core/factcheck.ts';
import { webUrl } from '../core/url.ts';
import { blockText, inlineText } from './markdown-text.ts';
import {
  isNumberedSource,
  numberSources,
  readSourceLine,
  type SourceLine,
} from './source-lines.ts';

/** All nodes below, without recursion, in the order of the text. */
function* nodesOf(root: Nodes): Generator<Nodes> {
  const rest: Nodes[] = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node;
    if ('children' in node) rest.push(...node.children.toReversed());
  }
}

function firstLink(node: Nodes): string | undefined {
  for (const inner of nodesOf(node)) if (inner.type === 'link') return inner.url;
}

function linesOf(node: RootContent): SourceLine[] | undefined {
  if (node.type === 'list') {
    return node.children.map((item, i) => {
      const text = item.children.map(blockText).join(' ');
      const line = readSourceLine(text, firstLink(item));
      return node.ordered ? { n: (node.start ?? 1) + i, ...line } : line;
    });
  }
  if (node.type !== 'paragraph') return;
  // Each line a source: here the line ends in the file count, which elsewhere are only wrapping.
  const lines: Nodes[][] = [[]];
  for (const child of node.children) {
    const parts = child.type === 'text' ? child.value.split('\n') : [];
    if (child.type === 'break') lines.push([]);
    else if (child.type !== 'text') lines.at(-1)?.push(child);
    for (const [i, value] of parts.entries()) {
      if (i > 0) lines.push([]);
      lines.at(-1)?.push({ type: 'text', value });
    }
  }
  const read = lines.map((children) => ({
    text: inlineText(children),
    url: children.find((child) => child.type === 'link')?.url,
  }));
  return read.every(({ text }) => isNumberedSource(text))
    ? read.map(({ text, url }) => readSourceLine(text, url))
    : undefined;
}

/**
 * Reads what stands under a heading such as "Sources".
 *
 * @returns undefined where it is not only a list, or lines that begin with [n]
 */
export function listedSources(nodes: readonly RootContent[]): Source[] | undefined {
  const written = nodes.filter(
    ({ type }) => type !== 'definition' && type !== 'footnoteDefinition',
  );
  const lines = written.map(linesOf);
  if (lines.length === 0 || lines.includes(undefined)) return;
  return numberSources(lines.flatMap((some) => some ?? []));
}

const numberOf = (label: string) =>
  /^\[?\d{1,3}\]?$/.test(label) ? Number(label.replace(/\D/g, '')) : 0;

function sourceOf(node: Nodes): Source | undefined {
  if (node.type === 'definition') {
    const url = webUrl(node.url);
    const n = numberOf(node.identifier);
    return url && n ? { n, title: node.title || url, url } : undefined;
  }
  if (node.type === 'footnoteDefinition') {
    const n = numberOf(node.identifier);
    const text = node.children.map(blockText).join(' ');
    const { title, url } = readSourceLine(text, firstLink(node));
    return n ? { n, title, ...(url && { url }) } : undefined;
  }
  if (node.type === 'link') {
    const url = webUrl(node.url);
    const n = numberOf(inlineText(node.children));
    return url && n ? { n, title: node.title || url, url } : undefined;
  }
}

/** Sources that stand in the text itself: `[1]: https://...`, `[^1]: ...` and `[1](https://...)`. */
export function sourcesInText(root: Root): Source[] {
  const found: Source[] = [];
  for (const node of nodesOf(root)) {
    const source = sourceOf(node);
    if (source) found.push(source);
  }
  // What has a title of its own goes before a bare address of the same number.
  const rank = ({ title, url }: Source) => Number(title === url);
  return found.toSorted((a, b) => a.n - b.n || rank(a) - rank(b));
}
