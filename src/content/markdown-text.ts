import type { ListItem, Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Bare addresses are text to us; as links, their punctuation could not be escaped. */
const noBareLinks = { disable: { null: ['wwwAutolink', 'protocolAutolink', 'emailAutolink'] } };

/** A Markdown text as a tree. GitHub's tables, lists to tick off, footnotes and strikethrough are known. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm(), noBareLinks],
    mdastExtensions: [gfmFromMarkdown()],
  });
}

const digits = /^\d{1,3}$/;
const isNumber = (text: string) => digits.test(text.replace(/^\[|\]$/g, ''));
const markOf = (text: string) => `[${text.replace(/^\[|\]$/g, '')}]`;

/** HTML that only shapes text goes; anything else between angle brackets is somebody's text. */
const tag =
  /^<(?:!--[\s\S]*--|\/?(?:a|abbr|b|big|blockquote|br|cite|code|del|div|em|figure|figcaption|font|form|h[1-6]|hr|i|iframe|img|input|ins|kbd|li|link|mark|meta|object|ol|p|pre|q|s|script|small|span|strong|style|sub|summary|details|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)(?:[\s/][^>]*)?)>$/i;

function htmlText(html: string): string {
  if (/^<br\b/i.test(html)) return '\n';
  return tag.test(html) ? '' : html;
}

/** A link's text; where it is a source's number, its mark. */
function linkText(node: Extract<Nodes, { type: 'link' }>): string {
  const text = inlineText(node.children);
  if (!isNumber(text)) return text;
  return /^https?:/i.test(node.url) ? markOf(text) : `[${text}](${node.url})`;
}

function referenceText(node: Extract<Nodes, { type: 'linkReference' }>): string {
  const text = inlineText(node.children);
  const label = digits.test(node.identifier) ? `[${node.identifier}]` : '';
  if (node.referenceType !== 'full') return label || text;
  if (digits.test(text)) return `[${text}]${label}`;
  return label ? `${text} ${label}` : text;
}

function inline(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value.replaceAll('\n', ' ');
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return htmlText(node.value);
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'link':
      return linkText(node);
    case 'linkReference':
      return referenceText(node);
    case 'footnoteReference':
      return digits.test(node.identifier) ? `[${node.identifier}]` : '';
    default:
      return 'children' in node ? inlineText(node.children) : '';
  }
}

/** The words of a line of Markdown: links keep their text, references to sources their numbers. */
export function inlineText(nodes: readonly Nodes[]): string {
  return nodes.map(inline).join('');
}

function itemText(item: ListItem): string {
  return item.children.map(blockText).filter(Boolean).join('\n');
}

/** A block as plain text: lists keep a dash or number a line, quotes their quotation marks. */
export function blockText(node: RootContent): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(node.children).trim();
    case 'list': {
      const first = node.start ?? 1;
      return node.children
        .map((item, i) => `${node.ordered ? `${first + i}.` : '-'} ${itemText(item)}`)
        .join('\n');
    }
    case 'blockquote': {
      const words = plainText(node.children);
      return words && !/^["“«„]/.test(words) ? `“${words}”` : words;
    }
    case 'code':
      return node.value;
    case 'table':
      return node.children
        .map((row) => row.children.map((cell) => inlineText(cell.children).trim()).join(' | '))
        .join('\n');
    default:
      return '';
  }
}

/** Blocks as plain text, an empty line between them. */
export function plainText(nodes: readonly RootContent[]): string {
  return nodes.map(blockText).filter(Boolean).join('\n\n');
}
