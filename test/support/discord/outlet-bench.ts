import { createDiscordOutlet, type OutletOptions } from '../../../src/adapters/discord/outlet.ts';
import type { OutletBench, OutletPeer, Stood, Trouble } from '../../contracts/outlet.ts';
import { permissions } from './channels.ts';
import { createFakeDiscord, type FakeDiscord } from './fake.ts';
import { readMessage, seen } from './read.ts';
import type { Fault, Kept, State } from './state.ts';

export interface DiscordOutletBench extends OutletBench {
  discord: FakeDiscord;
}

const { view, send, embed, history, sendInThreads } = permissions;
const granted = view | send | embed | history | sendInThreads;

/** Troubles that are answers of Discord's; the others are what the desk may. */
const faults: Partial<Record<Trouble, Fault>> = {
  broken: 'broken',
  reset: 'reset',
  'taken-and-broken': 'taken-and-broken',
  'taken-and-reset': 'taken-and-reset',
  limited: 'limited-for-long',
  revoked: { status: 401, code: 0 },
};
const denied: Partial<Record<Trouble, bigint>> = { forbidden: send, unreadable: history };

const stood = ({ id, body, audience, repliesTo }: Kept): Stood => ({
  ...seen(body, audience),
  message: id,
  ...(repliesTo && { under: repliesTo }),
});

function createPeer(state: State): OutletPeer {
  return {
    stands: () => state.messages.filter(({ deleted }) => !deleted).map(stood),
    trouble(how) {
      state.meddle = () => faults[how];
      state.deniedInChannel = denied[how] ?? 0n;
    },
    mend() {
      state.meddle = () => undefined;
      state.deniedInChannel = 0n;
    },
    erase({ message }) {
      for (const one of state.messages) if (one.id === message) one.deleted = true;
    },
    violations: () => state.refused,
    smuggled: () => state.sent.flatMap(({ body }) => readMessage(body).active),
  };
}

/** An outlet with a Discord at its other end that lets the desk post and read everywhere. */
export async function openOutlet(over: Partial<OutletOptions> = {}): Promise<DiscordOutletBench> {
  const discord = await createFakeDiscord();
  const { state, apiUrl } = discord;
  state.rolePermissions = granted;
  const another = () => createDiscordOutlet({ token: state.token, apiUrl, ...over });
  const { guild: workspace, channel } = state;
  return {
    discord,
    outlet: another(),
    another,
    place: { platform: 'discord', workspace, channel, kind: 'channel' },
    peer: createPeer(state),
    close: discord.close,
  };
}
