import { type Act, encodeAct } from '../../core/act.ts';
import type { Log, SearchIndex, Suggest } from '../../core/ports.ts';
import { cleanLine } from '../clean.ts';
import { shortenLine } from '../fit.ts';
import type { Choice } from './send.ts';
import type { Typing } from './typed.ts';

/** What may be meant by what is being typed. Never throws: then there is nothing to pick from. */
export type Complete = (typing: Typing) => Promise<Choice[]>;

/** What Discord shows in one list, and how long each name and value may be. */
const most = { choices: 25, length: 100 } as const;

const nameOf = (text: string): string => shortenLine(cleanLine(text), most.length) || '…';

/** Choices for the fields of the desk's commands: claims, topics and publishers. A claim's value stays good for months. */
export function createComplete(options: {
  suggest: Suggest;
  shelves: SearchIndex['shelves'];
  log: Log;
}): Complete {
  const { suggest, shelves, log } = options;

  async function claims(text: string, chosen: (id: string) => Act): Promise<Choice[]> {
    const found = await suggest(text, most.choices);
    return found.map(({ id, label }) => ({ name: nameOf(label), value: encodeAct(chosen(id)) }));
  }

  async function named(field: 'topic' | 'publisher', text: string): Promise<Choice[]> {
    const { topics, publishers } = await shelves();
    const spoken = (name: string) => (field === 'topic' ? name.replaceAll('-', ' ') : name);
    const wanted = spoken(text.trim()).toLowerCase();
    return (field === 'topic' ? topics : publishers)
      .filter(({ name }) => name.length <= most.length)
      .filter(({ name }) => spoken(name).toLowerCase().includes(wanted))
      .slice(0, most.choices)
      .map(({ name }) => ({ name: nameOf(spoken(name)), value: name }));
  }

  return async ({ field, text }) => {
    try {
      switch (field) {
        case 'question':
          return await claims(text, (id) => ({ kind: 'show', id, part: 'card', page: 1 }));
        case 'claim':
          return await claims(text, (id) => ({ kind: 'publish', id }));
        default:
          return await named(field, text);
      }
    } catch (error) {
      log.error({ err: error }, 'suggestions could not be made');
      return [];
    }
  };
}
