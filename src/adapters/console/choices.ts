import type { Act } from '../../core/act.ts';
import type { Action, Link, Reply } from '../../core/message.ts';

/** Something that a person can choose by typing `key` or, where no other has the same, `label`. */
export interface Choice {
  key: string;
  label: string;
  /** As it stands in the reply. */
  action: Action;
  act: Act;
}

/** Always mean help and quit. */
const reserved = ['h', 'q'];

/** A letter for a label: the first of a word of it that is free, else any of it, else any; none once all are taken. */
function letterFor(label: string, taken: ReadonlySet<string>): string | undefined {
  const lower = label.toLowerCase();
  const initials = [...lower.matchAll(/(?<![a-z])[a-z]/g)].map(([letter]) => letter);
  const wanted = [...initials, ...lower, ...'abcdefghijklmnopqrstuvwxyz'];
  return wanted.find((letter) => /^[a-z]$/.test(letter) && !taken.has(letter));
}

/** Every numbered link of a reply. */
export function linksOf({ blocks }: Reply): Link[] {
  return blocks.flatMap((block) => (block.kind === 'links' ? block.items : []));
}

/**
 * What can be chosen under a reply: things in lists by number, counting on from the numbers of its links so that
 * each number stands once, and its buttons by letter. Actions that lead to a page are read, not chosen.
 */
export function choicesOf(reply: Reply): Choice[] {
  let number = Math.max(0, ...linksOf(reply).map(({ n }) => n ?? 0));
  const next = () => String(++number);
  const items = reply.blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap(({ action }) => action ?? []) : [],
  );
  const taken = new Set(reserved);
  const keyFor = (label: string) => {
    const isHelp = label.toLowerCase() === 'help';
    const key = isHelp ? 'h' : (letterFor(label, taken) ?? next());
    taken.add(key);
    return key;
  };
  const choice = (action: Action, key: (label: string) => string): Choice[] => {
    const { label } = action;
    return 'act' in action ? [{ key: key(label), label, action, act: action.act }] : [];
  };
  return [
    ...items.flatMap((action) => choice(action, next)),
    ...reply.actions.flatMap((action) => choice(action, keyFor)),
  ];
}
