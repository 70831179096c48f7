import { randomUUID } from 'node:crypto';
import { encodeAct } from '../../core/act.ts';
import type { Incoming, Reply } from '../../core/message.ts';
import { webUrl } from '../../core/url.ts';
import { type Choice, linksOf } from './choices.ts';
import { labels } from './labels.ts';

/** The longest line that is taken, in UTF-16 units. */
const longestLine = 100_000;

/** One thing done in this terminal. It has no retries, so each has an id of its own; nobody is known. */
export function incoming(act: Incoming['act']): Incoming {
  return {
    id: randomUUID(),
    place: { platform: 'console', workspace: '', channel: 'terminal', kind: 'direct' },
    actor: { id: 'terminal', role: 'asker' },
    heardBy: 'asker',
    act,
  };
}

/** What stands on the screen: the last reply and what can be chosen under it. */
export interface Shown {
  reply: Reply;
  choices: readonly Choice[];
}

/** What a typed line means: something for the desk, a sentence back, or the end. */
export type Typed =
  | { kind: 'act'; act: Incoming['act'] }
  | { kind: 'sentence'; text: string }
  | { kind: 'nothing' }
  | { kind: 'quit' };

const press = (token: string): Typed => ({ kind: 'act', act: { kind: 'pressed', token } });
const sentence = (text: string): Typed => ({ kind: 'sentence', text });

/** A choice by its key or label; none where the line is neither. */
function chosen(word: string, choices: readonly Choice[]): Typed | undefined {
  const byKey = choices.find(({ key }) => key === word);
  if (byKey) return press(encodeAct(byKey.act));
  const [byLabel, ...others] = choices.filter(({ label }) => label.toLowerCase().trim() === word);
  if (!byLabel) return;
  return others.length > 0 ? sentence(labels.severalSuch(word)) : press(encodeAct(byLabel.act));
}

/** The address behind a link's number or a label that leads to a page. */
function address(word: string, reply: Reply): Typed | undefined {
  const link = linksOf(reply).find(({ n }) => n !== undefined && String(n) === word);
  const page = reply.actions.find(({ label }) => label.toLowerCase().trim() === word);
  const url = link?.url ?? (page && 'url' in page ? page.url : undefined);
  const whole = url === undefined ? undefined : webUrl(url);
  return whole ? sentence(whole) : undefined;
}

/**
 * What a line means that a person typed under what is shown. What is no command and no choice is a question, as it
 * was typed; a button's token, as other platforms carry it, is a pressed button.
 */
export function readLine(line: string, shown: Shown | undefined): Typed {
  if (line.length > longestLine) return sentence(labels.tooLong);
  const word = line.trim().toLowerCase();
  if (word === '') return { kind: 'nothing' };
  if (/^(q|quit|exit)$/.test(word)) return { kind: 'quit' };
  const found = shown && (chosen(word, shown.choices) ?? address(word, shown.reply));
  if (found) return found;
  if (/^(h|help|\?)$/.test(word)) return { kind: 'act', act: { kind: 'help' } };
  if (/^\d{1,3}\|\S/.test(word)) return press(line.trim());
  if (/^([a-z]|\d{1,3})$/.test(word)) return sentence(labels.noSuchChoice(word));
  return { kind: 'act', act: { kind: 'ask', question: line } };
}
