import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeliveryError } from '../../src/core/errors.ts';
import type { Place, Receipt, Reply } from '../../src/core/message.ts';
import type { Outlet, Parcel } from '../../src/core/publishing.ts';
import { fullReply, hostile, type Seen, simple } from './adapter.ts';

/** A message that stands in the place. */
export interface Stood extends Seen {
  message: string;
  /** The message that it stands below. */
  under?: string;
}

/**
 * How every request goes wrong until it is mended.
 * - `broken`: 500, and nothing was done; `taken-and-broken`: 500, but it was done
 * - `reset`, `taken-and-reset`: the connection breaks, before and after it was done
 * - `limited`: too much for now, for longer than anybody waits inside a call
 * - `revoked`: the token is no longer taken
 * - `forbidden`: the desk may not post there
 * - `unreadable`: the desk may not read what stands there
 */
export type Trouble =
  | 'broken'
  | 'taken-and-broken'
  | 'reset'
  | 'taken-and-reset'
  | 'limited'
  | 'revoked'
  | 'forbidden'
  | 'unreadable';

export interface OutletPeer {
  /** What stands in the place, oldest first, but for what was deleted. */
  stands(): Stood[];
  /** From now on requests go wrong. */
  trouble(how: Trouble): void;
  /** No longer. */
  mend(): void;
  /** Somebody deletes a message by hand. */
  erase(receipt: Receipt): void;
  /** Everything sent so far that breaks a limit or a rule of the platform. */
  violations(): string[];
  /** Mentions, links or formatting that a text smuggled into anything sent so far. */
  smuggled(): string[];
}

export interface OutletBench {
  outlet: Outlet;
  /** Another outlet to the same platform, as of another process. */
  another(): Outlet;
  /** A channel that the desk may post to and read. */
  place: Place;
  peer: OutletPeer;
  close(): Promise<void>;
}

const say = (text: string): Reply => ({ ...simple(text), audience: 'everyone' });

let last = 0;
/** A key that was never there before. */
export function newKey(): string {
  last += 1;
  return `publication${last}.1/post/1`;
}

/** What an outlet's rejection says. */
export async function refusalOf(delivery: Promise<unknown>): Promise<DeliveryError> {
  const error: unknown = await delivery.then(
    (done) => new Error(`it was done: ${JSON.stringify(done)}`),
    (why) => why,
  );
  if (!(error instanceof DeliveryError)) throw error;
  return error;
}

/**
 * What carries messages to a platform must do.
 *
 * @param exceptions what a platform cannot do, with the reason
 */
export function outletContract(
  name: string,
  open: () => Promise<OutletBench>,
  exceptions: { once?: string } = {},
): void {
  describe(`${name} keeps the contract of an outlet`, () => {
    let bench: OutletBench;
    let outlet: Outlet;
    let peer: OutletPeer;

    beforeEach(async () => {
      bench = await open();
      ({ outlet, peer } = bench);
    });
    afterEach(() => bench.close());

    const parcel = (over: Partial<Parcel> = {}): Parcel => ({
      key: newKey(),
      place: bench.place,
      reply: say('The moon is rock.'),
      before: new Date(Date.now() + 60_000),
      ...over,
    });
    const began = () => new Date(Date.now() - 5_000);
    const texts = () => peer.stands().map(({ text }) => text);

    test('a parcel is posted, and its receipt says where it stands', async () => {
      const receipt = await outlet.post(parcel({ reply: fullReply({ audience: 'everyone' }) }));
      expect(peer.stands().map(({ message }) => message)).toEqual([receipt.message]);
      expect(texts()[0]).toContain('The moon is made of cheese');
      expect(receipt.place.platform).toBe(outlet.platform);
      expect(receipt.url ?? 'https://').toMatch(/^https:\/\//);
      expect(peer.violations()).toEqual([]);
    });

    const once = exceptions.once ? test.skip : test;
    once(
      `the same parcel is posted once, by whichever process${exceptions.once ? ` (${exceptions.once})` : ''}`,
      async () => {
        const twice = parcel();
        const receipts = [
          await outlet.post(twice),
          await outlet.post(twice),
          await bench.another().post(twice),
        ];
        expect(new Set(receipts.map(({ message }) => message)).size).toBe(1);
        expect(texts()).toEqual(['The moon is rock.']);
      },
    );

    test('two parcels that say the same are two messages', async () => {
      await outlet.post(parcel());
      await outlet.post(parcel());
      expect(texts()).toEqual(['The moon is rock.', 'The moon is rock.']);
    });

    const taken: Trouble[] = ['taken-and-broken', 'taken-and-reset'];
    test.each(taken)(
      'a parcel that may have been taken is looked for and found: %s',
      async (how) => {
        await outlet.post(parcel());
        const since = began();
        const lost = parcel({ reply: fullReply({ audience: 'everyone' }) });
        peer.trouble(how);
        expect(await refusalOf(outlet.post(lost))).toMatchObject({
          outcome: 'unknown',
          reason: 'unreached',
        });
        peer.mend();
        await outlet.post(parcel());
        const found = await bench.another().find(lost, since);
        if (typeof found === 'string') throw new Error(found);
        expect(peer.stands().map(({ message }) => message)[1]).toBe(found.message);
        expect(peer.stands()).toHaveLength(3);
        await outlet.edit(found, say('Corrected.'));
        expect(texts()[1]).toContain('Corrected.');
      },
    );

    const untaken: Trouble[] = ['broken', 'reset'];
    test.each(untaken)('a parcel that was not taken is looked for in vain: %s', async (how) => {
      await outlet.post(parcel());
      const since = began();
      const lost = parcel();
      peer.trouble(how);
      expect((await refusalOf(outlet.post(lost))).outcome).toBe('unknown');
      peer.mend();
      expect(await outlet.find(lost, since)).toBe('absent');
      await outlet.post(lost);
      expect(texts()).toHaveLength(2);
    });

    test('nothing is said about a parcel where the desk may not look', async () => {
      const since = began();
      const lost = parcel();
      await outlet.post(lost);
      peer.trouble('unreadable');
      expect(await outlet.find(lost, since)).toBe('unreadable');
    });

    test('a look that fails says so, and never that nothing is there', async () => {
      const since = began();
      const lost = parcel();
      await outlet.post(lost);
      for (const how of ['broken', 'reset', 'limited'] as const) {
        peer.trouble(how);
        expect((await refusalOf(outlet.find(lost, since))).outcome).not.toBe('gone');
        peer.mend();
      }
      expect(await outlet.find(lost, since)).toMatchObject({ message: peer.stands()[0]?.message });
    });

    test('a message is edited where it stands', async () => {
      const receipt = await outlet.post(parcel({ reply: fullReply({ audience: 'everyone' }) }));
      await outlet.edit(receipt, say('Corrected.'));
      expect(texts()).toEqual(['Corrected.']);
      expect(peer.violations()).toEqual([]);
    });

    test('a message is removed, once', async () => {
      const receipt = await outlet.post(parcel());
      await outlet.remove(receipt);
      expect(texts()).toEqual([]);
      expect((await refusalOf(outlet.remove(receipt))).outcome).toBe('gone');
    });

    test('what somebody deleted is gone, and does not come back', async () => {
      const receipt = await outlet.post(parcel());
      peer.erase(receipt);
      const error = await refusalOf(outlet.edit(receipt, say('Corrected.')));
      expect(error).toMatchObject({ outcome: 'gone', reason: 'message-gone' });
      expect((await refusalOf(outlet.remove(receipt))).outcome).toBe('gone');
      expect(texts()).toEqual([]);
    });

    test('what changed is said below the message that it is about, and is found there', async () => {
      const since = began();
      const under = await outlet.post(parcel());
      const change = parcel({ reply: say('It said something else before.'), under });
      const receipt = await outlet.post(change);
      expect(peer.stands().find(({ message }) => message === receipt.message)).toMatchObject({
        text: 'It said something else before.',
        under: under.message,
      });
      const { key, place } = change;
      expect(await outlet.find({ key, place, under }, since)).toMatchObject({
        message: receipt.message,
      });
    });

    test('a limit is not waited for, and how long it lasts is said', async () => {
      const receipt = await outlet.post(parcel());
      peer.trouble('limited');
      for (const delivery of [
        () => outlet.post(parcel()),
        () => outlet.edit(receipt, say('Corrected.')),
        () => outlet.remove(receipt),
      ]) {
        const error = await refusalOf(delivery());
        expect(error).toMatchObject({ outcome: 'later', reason: 'too-much' });
        expect(error.retryAfter).toBeGreaterThan(0);
      }
      expect(texts()).toEqual(['The moon is rock.']);
    });

    const refused: [Trouble, string][] = [
      ['revoked', 'token-revoked'],
      ['forbidden', 'no-permission'],
    ];
    test.each(refused)('a refusal is certain, and has its reason: %s', async (how, reason) => {
      peer.trouble(how);
      expect(await refusalOf(outlet.post(parcel()))).toMatchObject({ outcome: 'refused', reason });
      peer.mend();
      await outlet.post(parcel());
      expect(texts()).toHaveLength(1);
    });

    test('an edit that may have been taken is unknown', async () => {
      const receipt = await outlet.post(parcel());
      peer.trouble('taken-and-broken');
      expect(await refusalOf(outlet.edit(receipt, say('Corrected.')))).toMatchObject({
        outcome: 'unknown',
        reason: 'unreached',
      });
    });

    test('a parcel whose time is up does not go out', async () => {
      const late = parcel({ before: new Date(Date.now() - 1) });
      expect((await refusalOf(outlet.post(late))).outcome).toBe('later');
      expect(texts()).toEqual([]);
    });

    test('no text mentions anybody, breaks out of its place or makes a link', async () => {
      await fc.assert(
        fc.asyncProperty(hostile, async (text) => {
          const reply = fullReply({ audience: 'everyone' });
          const blocks = reply.blocks.map((one) => ('text' in one ? { ...one, text } : one));
          await outlet.post(parcel({ reply: { ...reply, title: text || 'x', blocks } }));
          expect(peer.smuggled()).toEqual([]);
          expect(peer.violations()).toEqual([]);
        }),
        { numRuns: 25 },
      );
    });
  });
}
