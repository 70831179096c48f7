import type { FactCheck } from '../core/factcheck.ts';
import type { Reply } from '../core/message.ts';
import type { Ask, Handle, HeardAt, Log, SearchIndex, Store } from '../core/ports.ts';
import type { Press } from '../core/press.ts';
import { type Allowance, unlimited } from './allowance.ts';
import { answer } from './ask.ts';
import { createHandle } from './handle.ts';
import { preferencesOf } from './preferences.ts';
import { ageOf } from './present/age.ts';
import { presentCard } from './present/card.ts';
import type { Desk } from './turn.ts';
import { wordsFor } from './words/words.ts';

interface Bot {
  /** The conversation. Never throws. */
  handle: Handle;
  /**
   * A question without a conversation.
   *
   * @throws UserError `empty-question`; anything else is the index's failure
   */
  ask: Ask;
  /** Never throws: where the store cannot tell, the asker alone. */
  heardAt: HeardAt;
  /** A fact-check as everybody in a place may read it, in the language nearest to a BCP 47 locale. */
  present(factCheck: FactCheck, locale?: string): Reply;
}

/**
 * The conversation over a library and a store.
 *
 * @param options.signIn makes an address that signs somebody in to the desk's page; there is no page unless told
 * @param options.now the time that interactions are recorded at
 * @param options.newReference a short id for an apology and its line in the log
 * @param options.retentionDays how long questions are kept, as the help says; 30 unless told
 * @param options.oldAfterDays from how many days on a card says how old its fact-check is; 1095 unless told, 0 for never
 * @param options.allowance how much one person and one place may ask; without end unless told
 */
export function createBot(options: {
  index: SearchIndex;
  store: Store;
  press: Press;
  signIn?: Desk['signIn'];
  log: Log;
  now?: () => Date;
  newReference?: () => string;
  retentionDays?: number;
  oldAfterDays?: number;
  allowance?: Allowance;
}): Bot {
  const desk: Desk = {
    now: () => new Date(),
    newReference: () => crypto.randomUUID().slice(0, 8),
    retentionDays: 30,
    oldAfterDays: 1095,
    allowance: unlimited,
    signIn: async () => undefined,
    ...options,
  };
  return {
    handle: createHandle(desk),
    ask: (question, platform) => answer(desk, question, platform),
    heardAt: async (place) => (await preferencesOf(desk, place)).answers,
    present: (factCheck, locale) => ({
      ...presentCard(factCheck, wordsFor(locale), { age: ageOf(factCheck, desk) }),
      audience: 'everyone',
    }),
  };
}
