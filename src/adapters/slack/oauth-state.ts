import { randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { createSeal } from './seal.ts';

/** Seconds that an installation may take, from its begin here to its return from Slack. */
export const stateLasts = 600;

/** Why somebody who comes back from Slack is not believed. */
export type Doubt = 'missing' | 'forged' | 'elsewhere' | 'old' | 'used';

/**
 * What goes to Slack and comes back, so that nobody can have another finish an installation that they began. It is
 * sealed and not stored: every replica knows its own, also after a restart.
 */
export interface StateKeeper {
  /** `state` for the address of Slack, `proof` for the browser that goes there. */
  begin(): { state: string; proof: string };
  /** Why not to go on; undefined where all is well, which it is once for each state. */
  check(state: string | undefined, proof: string | undefined): Promise<Doubt | undefined>;
}

const label = 'slack/state';
const stateSchema = z.object({ at: z.number(), nonce: z.string().min(16) });

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * @param keys as `createSeal` takes them
 * @param once true for the first who asks with a key, over all replicas
 */
export function createStateKeeper(
  keys: readonly string[],
  once: (key: string) => Promise<boolean>,
  now: () => number = Date.now,
): StateKeeper {
  const seal = createSeal(keys);

  function open(state: string) {
    try {
      return stateSchema.parse(JSON.parse(seal.open(state, label).text));
    } catch {
      return undefined;
    }
  }

  return {
    begin() {
      const nonce = randomBytes(24).toString('base64url');
      return { state: seal.close(JSON.stringify({ at: now(), nonce }), label), proof: nonce };
    },
    async check(state, proof) {
      if (!state) return 'missing';
      const began = open(state);
      if (!began) return 'forged';
      if (!proof || !isSame(proof, began.nonce)) return 'elsewhere';
      if (now() - began.at > stateLasts * 1000) return 'old';
      return (await once(`slack/state/${began.nonce}`)) ? undefined : 'used';
    },
  };
}
