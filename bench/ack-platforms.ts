import { createDiscord } from '../src/adapters/discord/adapter.ts';
import { createSlack } from '../src/adapters/slack/adapter.ts';
import type { Adapter } from '../src/core/ports.ts';
import type { LoadedDesk } from './ack-desk.ts';

/** A platform that can be put under load. */
interface LoadedPlatform {
  name: string;
  /** The file of its other end, which runs as a process of its own. */
  peer: string;
  /** What that file is told. */
  args?: string[];
  /** The desk's adapter at the address that the peer tells. */
  adapter(desk: LoadedDesk, address: Readonly<Record<string, string>>): Adapter;
}

export const platforms: readonly LoadedPlatform[] = [
  {
    name: 'discord',
    peer: 'ack-discord.ts',
    adapter: (desk, { token = '', apiUrl = '' }) => createDiscord({ ...desk, token, apiUrl }),
  },
  {
    name: 'slack',
    peer: 'ack-slack.ts',
    adapter: (desk, address) => createSlack({ ...desk, ...address }),
  },
  {
    name: 'slack-http',
    peer: 'ack-slack.ts',
    args: ['http'],
    adapter: (desk, { port, ...address }) =>
      createSlack({ ...desk, ...address, port: Number(port) }),
  },
];

/** Options of whatever puts a platform under load. */
export const loadOptions = {
  platform: { type: 'string', default: platforms[0]?.name ?? '' },
  'at-once': { type: 'string', default: '200' },
  claims: { type: 'string', default: '14231' },
  help: { type: 'boolean', default: false },
} as const;
