import { type Act, encodeAct } from '../../src/core/act.ts';
import type { Incoming, Place, Reply } from '../../src/core/message.ts';
import { actionsOf } from './dialogue.ts';
import { wordIndex } from './index.ts';
import { memoryLog } from './log.ts';
import { memoryStore } from './memory-store.ts';
import { aBot } from './press.ts';
import { readSamples } from './samples.ts';

const menu: Act = { kind: 'browse', by: 'menu', value: '', page: 1 };

/** A conversation over the sample library as it stands in `content/`, and the questions that its fact-checks answer. */
async function sampleDesk() {
  const { added } = await readSamples();
  const index = wordIndex();
  await index.put(added);
  const { handle } = aBot({ index, store: memoryStore(), log: memoryLog() });
  const questions = added.flatMap(({ claim, phrasings }) => [
    claim,
    ...phrasings,
    `is it true that ${claim.toLowerCase()} is not so?`,
    claim.split(' ').slice(0, -1).join(' '),
  ]);
  return { handle, questions };
}

/** A reply and what led to it. */
export interface Led {
  by: string;
  reply: Reply;
}

/**
 * Every reply that a person can come to at `place`: to a question on every fact-check of the sample library in all its
 * phrasings, turned round and half, to mistakes, and by every button from there on.
 */
export async function everyReply(place: Place): Promise<Led[]> {
  const { handle, questions } = await sampleDesk();
  const asked = [...questions, '', 'qwxyz', '🙂', 'x'.repeat(4000)];
  const waiting: Incoming['act'][] = [
    { kind: 'help' },
    menu,
    ...asked.map((question) => ({ kind: 'ask' as const, question })),
    { kind: 'check', of: 'message', text: asked.slice(0, 8).join('.\n') },
    { kind: 'check', of: 'remark', text: '' },
    ...['', '9|help', '1|nope', '1|show|gone-for-good|card|1', '1|browse|topic|1|nothing'].map(
      (token) => ({ kind: 'pressed' as const, token }),
    ),
  ];
  const pressed = new Set<string>();
  const led: Led[] = [];
  for (let act = waiting.pop(); act; act = waiting.pop()) {
    const id = String(led.length);
    const actor = { id: 'U1', role: 'asker', name: 'Ana' } as const;
    const reply = await handle({ id, place, actor, heardBy: 'asker', act });
    if (!reply) throw new Error('the desk said nothing');
    led.push({ by: act.kind === 'pressed' ? act.token : JSON.stringify(act), reply });
    for (const action of actionsOf(reply)) {
      if (!('act' in action)) continue;
      const token = encodeAct(action.act);
      if (pressed.has(token)) continue;
      pressed.add(token);
      waiting.push({ kind: 'pressed', token });
    }
  }
  return led;
}

/** What leads to a reply of each kind; a walk that misses one is no proof. */
export const kindsOfReply: readonly RegExp[] = [
  /^\{"kind":"ask"/,
  /^\{"kind":"help"/,
  /^\{"kind":"browse"/,
  /^1\|show\|[^|]+\|card\|/,
  /^1\|show\|[^|]+\|sections\|/,
  /^1\|show\|[^|]+\|sources\|/,
  /^1\|show\|[^|]+\|corrections\|/,
  /^1\|browse\|menu\|2/,
  /^1\|browse\|newest\|/,
  /^1\|browse\|topic\|/,
  /^1\|browse\|publisher\|/,
  /^1\|reject\|/,
  /^1\|share\|/,
  /^1\|feedback\|[^|]+\|unsaid/,
  /^1\|feedback\|[^|]+\|wrong/,
  /^\{"kind":"check"/,
  /^9\|/,
];

/** Every address in a reply, in reading order. */
export function linksOf({ blocks }: Reply): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'links' ? block.items.flatMap(({ url }) => url ?? []) : [],
  );
}

/** The labels of the buttons below a reply; of two that do the same the first. */
export function buttonsOf({ actions }: Reply): string[] {
  const labels = new Map<string, string>();
  for (const action of actions) {
    const does = 'url' in action ? action.url : encodeAct(action.act);
    if (!labels.has(does)) labels.set(does, action.label);
  }
  return [...labels.values()];
}

/** Every text of a reply that a person is to read. */
export function wordsOf({ blocks }: Reply): string[] {
  return blocks.flatMap((block) => {
    if ('text' in block) return [block.text];
    if (block.kind === 'verdict') return [block.label, block.publisher];
    if (block.kind === 'links') return [block.label, ...block.items.map(({ title }) => title)];
    return [block.label, ...block.items.flatMap(({ title, detail }) => [title, detail ?? ''])];
  });
}
