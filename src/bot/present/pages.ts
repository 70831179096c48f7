import type { Action, Block } from '../../core/message.ts';
import type { Words } from '../words/words.ts';

export interface Page<T> {
  items: T[];
  /** From 1. */
  page: number;
  last: number;
}

/** Items in order, on pages of at most `items` items and `size` in all; one that is larger alone has its own page. */
export function pack<T>(
  all: readonly T[],
  sizeOf: (item: T) => number,
  most: { items: number; size: number },
): T[][] {
  const pages: T[][] = [];
  let room = 0;
  for (const item of all) {
    const page = pages.at(-1);
    const size = sizeOf(item);
    if (page && page.length < most.items && size <= room) {
      page.push(item);
      room -= size;
    } else {
      pages.push([item]);
      room = most.size - size;
    }
  }
  return pages;
}

/** The page with a number; the last one where the number is past it, as after a change of what is published. */
export function pageAt<T>(pages: T[][], page: number): Page<T> {
  const last = Math.max(1, pages.length);
  const at = Math.min(page, last);
  return { items: pages[at - 1] ?? [], page: at, last };
}

/** How many pages `total` things fill. */
export function pagesFor(total: number, onAPage: number): number {
  return Math.max(1, Math.ceil(total / onAPage));
}

/** The buttons to the pages beside this one. */
export function turning(
  { page, last }: { page: number; last: number },
  to: (label: string, page: number) => Action,
  { buttons }: Words,
): Action[] {
  const actions: Action[] = [];
  if (page < last) actions.push({ ...to(buttons.next, page + 1), primary: true });
  if (page > 1) actions.push(to(buttons.previous, page - 1));
  return actions;
}

/** "Page 2 of 3", where there is more than one. */
export function pageLine(
  { page, last }: { page: number; last: number },
  { pages }: Words,
): Block[] {
  return last > 1 ? [{ kind: 'text', style: 'small', text: pages.pageOf(page, last) }] : [];
}
