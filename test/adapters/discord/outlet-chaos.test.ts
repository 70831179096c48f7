import { expect, onTestFinished, test } from 'vitest';
import { DeliveryError } from '../../../src/core/errors.ts';
import type { Place, Receipt } from '../../../src/core/message.ts';
import type { Outlet, Parcel } from '../../../src/core/publishing.ts';
import { fullReply } from '../../contracts/adapter.ts';
import { newKey } from '../../contracts/outlet.ts';
import { addChannel, types } from '../../support/discord/channels.ts';
import { openOutlet } from '../../support/discord/outlet-bench.ts';
import type { Fault } from '../../support/discord/state.ts';

/** The same numbers at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const faults: Fault[] = [
  'broken',
  'reset',
  'taken-and-broken',
  'taken-and-reset',
  'taken-and-cut-short',
  'taken-and-silent',
  'limited',
  { late: 100 },
];

/** As whoever sends does: what may stand is looked for before it is sent again. */
async function deliver(outlet: Outlet, parcel: Omit<Parcel, 'before'>): Promise<Receipt> {
  const since = new Date();
  let unknown = false;
  for (let tries = 0; tries < 30; tries += 1) {
    try {
      const found = unknown ? await outlet.find(parcel, since) : 'absent';
      if (found === 'unreadable') throw new Error('it could not be looked for');
      if (found !== 'absent') return found;
      unknown = false;
      return await outlet.post({ ...parcel, before: new Date(Date.now() + 60_000) });
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      if (error.outcome === 'unknown') unknown = true;
    }
  }
  throw new Error('it was never delivered');
}

test('whatever Discord does, each of 80 parcels stands once, where its receipt says', async () => {
  const bench = await openOutlet({ patience: 1500 });
  onTestFinished(bench.close);
  const { state } = bench.discord;
  const random = numbers(20_261_125);
  state.meddle = (call) => {
    const goesWrong = random() < (call.startsWith('GET') ? 0.05 : 0.5);
    return goesWrong ? faults[Math.floor(random() * faults.length)] : undefined;
  };

  const { place } = bench;
  const forum = addChannel(state, { type: types.forum });
  const thread = addChannel(state, { type: types.thread, parent: state.channel });
  const places: Place[] = [
    place,
    { ...place, channel: forum.id },
    { ...place, thread: thread.id },
    { ...place, kind: 'direct', channel: '500000000000000001' },
  ];
  const reply = fullReply({ audience: 'everyone' });
  const parcels = Array.from({ length: 80 }, (_, i) => ({
    key: newKey(),
    place: places[i % places.length] ?? place,
    reply,
  }));
  const outlets = [bench.outlet, bench.another(), bench.another()];
  const waiting = parcels.entries();
  const receipts: Receipt[] = [];
  // As many at a time as a worker has.
  const worker = async () => {
    for (const [i, parcel] of waiting) {
      receipts.push(await deliver(outlets[i % outlets.length] ?? bench.outlet, parcel));
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  const standing = state.messages.map(({ id }) => id).sort();
  expect(receipts.map(({ message }) => message).sort()).toEqual(standing);
  expect(standing).toHaveLength(80);
}, 60_000);
