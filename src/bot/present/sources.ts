import type { FactCheck, Source } from '../../core/factcheck.ts';
import type { Block, Link, Reply } from '../../core/message.ts';
import type { Words } from '../words/words.ts';
import { oneLine } from './excerpt.ts';
import { pack, pageAt } from './pages.ts';
import { partReply } from './part.ts';

/** Discord's 4,000 characters for a message, less what stands around the links. */
const linksSize = 2500;

/** Sources as numbered links. */
export function linksTo(sources: readonly Source[]): Link[] {
  return sources.map(({ n, title, url }) => ({
    n,
    title: oneLine(title, 200),
    ...(url !== undefined && { url }),
  }));
}

/** A page of a fact-check's sources. */
export function presentSources(factCheck: FactCheck, page: number, words: Words): Reply {
  const { pages, card } = words;
  const size = ({ title, url = '' }: Link) => title.length + url.length;
  const packed = pack(linksTo(factCheck.sources), size, { items: 10, size: linksSize });
  const shown = pageAt(packed, page);
  const list: Block =
    shown.items.length > 0
      ? { kind: 'links', label: card.sources, items: shown.items }
      : { kind: 'text', style: 'plain', text: pages.noSources };
  const remark: Block[] = factCheck.remarks.includes('no-source-links')
    ? [{ kind: 'notice', tone: 'info', text: card.noSourceLinks }]
    : [];
  const blocks = [list, ...remark];
  return partReply(factCheck, { part: 'sources', title: pages.sourcesOf, blocks, shown }, words);
}
