import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Store } from '../../../core/ports.ts';

/** Where the secret lies, beside what places have chosen. */
const scope = 'desk';
const name = 'secret';
/** Longer ones are none of ours. */
const longest = 2000;

/**
 * Signs what a browser is to hand back unchanged (HMAC-SHA-256). The secret is made once and lies in the store, so every
 * replica knows it and it outlives a restart.
 */
export interface Seal {
  /** @param purpose what is signed for one cannot be used for another */
  sign(purpose: string, text: string): Promise<string>;
  seal(purpose: string, value: unknown): Promise<string>;
  /** What was sealed; undefined for anything else. */
  open(purpose: string, sealed: string): Promise<unknown>;
}

export function createSeal({ settings }: Pick<Store, 'settings'>): Seal {
  /** Read anew each time: where two replicas made one at the same moment, the last one holds for both. */
  async function secret(): Promise<string> {
    const known = await settings.get(scope, name);
    if (known) return known;
    const made = randomBytes(32).toString('base64url');
    await settings.set(scope, name, made);
    return (await settings.get(scope, name)) ?? made;
  }
  async function sign(purpose: string, text: string): Promise<string> {
    return createHmac('sha256', await secret())
      .update(`${purpose}\n${text}`)
      .digest('base64url');
  }
  return {
    sign,
    async seal(purpose, value) {
      const body = Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${body}.${await sign(purpose, body)}`;
    },
    async open(purpose, sealed) {
      const [body = '', signature = '', ...rest] = sealed.split('.');
      if (sealed.length > longest || rest.length > 0) return;
      const wanted = Buffer.from(await sign(purpose, body));
      const given = Buffer.from(signature);
      if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return;
      return JSON.parse(Buffer.from(body, 'base64url').toString());
    },
  };
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
