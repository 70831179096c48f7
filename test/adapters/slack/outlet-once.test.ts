import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeliveryError } from '../../../src/core/errors.ts';
import type { Receipt } from '../../../src/core/message.ts';
import type { Outlet, Parcel } from '../../../src/core/publishing.ts';
import { simple } from '../../contracts/adapter.ts';
import { newKey } from '../../contracts/outlet.ts';
import { openOutlet } from '../../support/slack/outlet.ts';
import type { Failure } from '../../support/slack/state.ts';

const outcomeOf = (error: unknown): DeliveryError['outcome'] => {
  if (error instanceof DeliveryError) return error.outcome;
  throw error;
};

/** Looks until it is known whether a parcel stands. */
async function look(outlet: Outlet, parcel: Parcel, since: Date): Promise<Receipt | undefined> {
  for (;;) {
    try {
      const found = await outlet.find(parcel, since);
      if (found === 'unreadable') throw new Error('the desk may not look');
      return found === 'absent' ? undefined : found;
    } catch (error) {
      if (outcomeOf(error) !== 'later') throw error;
    }
  }
}

/** Posts as whoever publishes must: never again before it was looked for, where its fate is unknown. */
async function insist(outlet: Outlet, parcel: Parcel): Promise<Receipt> {
  const since = new Date();
  for (;;) {
    try {
      return await outlet.post(parcel);
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome === 'later') continue;
      if (outcome !== 'unknown') throw error;
      const found = await look(outlet, parcel, since);
      if (found) return found;
    }
  }
}

const failures = fc.array(
  fc.record<Failure>({
    method: fc.constantFrom(
      'auth.test',
      'chat.getPermalink',
      'chat.postMessage',
      'conversations.history',
      'conversations.open',
      'conversations.replies',
    ),
    how: fc.constantFrom<Failure['how'][]>(
      'broken',
      'early-reset',
      'accepted-500',
      'reset',
      'limited',
      { refused: 'internal_error' },
    ),
  }),
  { maxLength: 8 },
);

test('whatever goes wrong, in whichever order, a parcel stands once and its receipt says where', async () => {
  const { outlet, place, state, close } = await openOutlet();
  state.people.set('UANA', {});
  const first = await outlet.post({
    key: newKey(),
    place,
    reply: simple('The first.'),
    before: new Date(Date.now() + 60_000),
  });
  const spots = fc.constantFrom<Pick<Parcel, 'place' | 'under'>[]>(
    { place },
    { place: { ...place, thread: first.message } },
    { place, under: first },
    { place: { ...place, channel: 'UANA', kind: 'direct' } },
  );
  try {
    await fc.assert(
      fc.asyncProperty(failures, spots, async (wrong, spot) => {
        state.failures = [...wrong];
        const key = newKey();
        const before = new Date(Date.now() + 60_000);
        const receipt = await insist(outlet, { key, ...spot, reply: simple('Once.'), before });
        const standing = state.sent.filter(({ payload }) =>
          JSON.stringify(payload.metadata ?? {}).includes(`"${key}"`),
        );
        expect(standing.map(({ ts }) => ts)).toEqual([receipt.message]);
        expect(receipt.place.channel).toBe(standing[0]?.channel);
      }),
      { numRuns: 150 },
    );
  } finally {
    await close();
  }
});
