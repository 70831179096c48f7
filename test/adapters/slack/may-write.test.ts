import { describe, expect, test } from 'vitest';
import { mayWrite, type Writer } from '../../../src/adapters/slack/may-write.ts';
import { asker, channel } from '../../support/slack/payloads.ts';
import { say, started } from '../../support/slack/started.ts';
import type { Channel } from '../../support/slack/state.ts';

const member: Writer = { id: 'U1', role: 'asker' };
const guest: Writer = { ...member, guest: true };
const admin: Writer = { id: 'U2', role: 'admin' };
const only = (posting_restricted_to: object) => ({
  id: 'C1',
  properties: { posting_restricted_to },
});

describe('who may write in a channel', () => {
  const cases: [string, Parameters<typeof mayWrite>[1], boolean, boolean, boolean][] = [
    ['that says nothing', { id: 'C1' }, true, true, true],
    ['that only may be read', { id: 'C1', is_read_only: true }, false, false, true],
    ['that is frozen', { id: 'C1', is_frozen: true }, false, false, false],
    ['of threads', { id: 'C1', is_thread_only: true }, false, false, true],
    ['for everyone but guests', only({ type: ['ra'] }), true, false, true],
    ['for administrators', only({ type: ['admin'] }), false, false, true],
    ['for some by name', only({ type: ['admin'], user: ['U1'] }), true, true, true],
    ['for others by name', only({ user: ['U9'] }), false, false, true],
  ];
  test.each(cases)('%s', (_, where, ofMember, ofGuest, ofAdmin) => {
    expect(mayWrite(member, where, false)).toBe(ofMember);
    expect(mayWrite(guest, where, false)).toBe(ofGuest);
    expect(mayWrite(admin, where, false)).toBe(ofAdmin);
  });

  test('in threads the channel has its own word', () => {
    const where = {
      id: 'C1',
      is_thread_only: true,
      properties: { posting_restricted_to: { type: ['admin'] }, threads_restricted_to: {} },
    };
    expect(mayWrite(member, where, true)).toBe(true);
    const closed = { id: 'C1', properties: { threads_restricted_to: { type: ['admin'] } } };
    expect(mayWrite(member, closed, false)).toBe(true);
    expect(mayWrite(member, closed, true)).toBe(false);
  });
});

describe('a share', () => {
  const card = say('False', { actions: [{ label: 'Share', act: { kind: 'share', id: 'moon' } }] });

  async function shared(over: Partial<Channel>, person: Record<string, unknown>, external = false) {
    const bench = await started('socket', 'slash', async () => card);
    const { state, peer, came } = bench;
    state.channels.set(channel, { name: 'general', member: true, ...over });
    state.people.set(asker, person);
    if (external) state.shared.add(channel);
    await peer.ask('moon?');
    const seen = await peer.press('Share');
    return { came, seen };
  }

  test('by a guest into a channel for members alone reaches the desk as one who may not write', async () => {
    const { came } = await shared({ posters: { type: ['ra'] } }, { is_restricted: true });
    expect(came[1]?.actor).toMatchObject({ role: 'asker', mayWrite: false });
    expect(came[1]?.actor).not.toHaveProperty('guest');
  });

  test('by a member of the workspace goes on', async () => {
    const { came } = await shared({ posters: { type: ['ra'] } }, {});
    expect(came[1]?.actor).not.toHaveProperty('mayWrite');
  });

  test('that may not be is not asked about first', async () => {
    const { came, seen } = await shared({ readOnly: true }, {}, true);
    expect(came[1]?.actor).toMatchObject({ mayWrite: false });
    expect(seen?.text).not.toContain('organisation');
  });
});
