import type { Place } from '../src/core/message.ts';
import { createFakeDiscord } from '../test/support/discord/fake.ts';
import type { Fault } from '../test/support/discord/state.ts';
import { createFakeSlack } from '../test/support/slack/fake.ts';
import type { Wrong } from '../test/support/slack/trouble.ts';

const channels = 10;

/** How calls that change something go wrong, each with its share of them. */
const shares = { early: 0.03, broken: 0.03, late: 0.04, slow: 0.02, silent: 0.01 } as const;
type Kind = keyof typeof shares;

/** What goes wrong with this call; undefined for most. */
function drawn(random: () => number): Kind | undefined {
  let at = random();
  for (const [kind, share] of Object.entries(shares)) {
    if (at < share) return kind as Kind;
    at -= share;
  }
  return;
}

/** Before anything is done, after it, late but done, or done and never answered. */
const inDiscord: Record<Kind, Fault> = {
  early: 'reset',
  broken: 'taken-and-broken',
  late: 'taken-and-reset',
  slow: { late: 900 },
  silent: 'taken-and-silent',
};
const inSlack: Record<Kind, Wrong> = {
  early: 'early-reset',
  broken: 'accepted-500',
  late: 'reset',
  slow: 'accepted-500',
  silent: 'accepted-silence',
};

export interface Platforms {
  environment: Record<string, string>;
  /** A channel on each platform for the nth publication. */
  placesFor(n: number): Place[];
  /** Everything that stands, as text. */
  standing(): string[];
  faults(): Record<string, number>;
  violations(): string[];
  /** From now on nothing goes wrong any more. */
  calm(): void;
  close(): Promise<void>;
}

/** Two platforms on loopback that lose answers, break connections and are slow, as chance has it. */
export async function createPlatforms(random: () => number): Promise<Platforms> {
  const discord = await createFakeDiscord();
  const slack = await createFakeSlack();
  const counted: Record<string, number> = {};
  let calm = false;

  function fault(): Kind | undefined {
    const kind = calm ? undefined : drawn(random);
    if (kind) counted[kind] = (counted[kind] ?? 0) + 1;
    return kind;
  }
  const discordChannels = Array.from(
    { length: channels },
    (_, n) => `${400_000_000_000_000_000n + BigInt(n)}`,
  );
  for (const [position, id] of discordChannels.entries()) {
    discord.state.places.channels.push({
      id,
      type: 0,
      name: `chaos-${position}`,
      position,
      denied: 0n,
      archived: false,
      locked: false,
    });
  }
  // Reading what was said there, so that what is unknown can be looked for.
  discord.state.rolePermissions |= 0x1_0000n;
  discord.state.meddle = (call) => {
    if (!/^(POST|PATCH|DELETE) \/channels/.test(call)) return;
    const kind = fault();
    return kind && inDiscord[kind];
  };
  for (let n = 0; n < channels; n += 1) {
    slack.state.channels.set(`C${n}0`, { name: `chaos-${n}`, member: true });
  }
  slack.state.meddle = (method) => {
    if (!/^chat\.(postMessage|update|delete)$/.test(method)) return;
    const kind = fault();
    return kind && inSlack[kind];
  };

  return {
    environment: {
      CHAOS_DISCORD: discord.apiUrl,
      CHAOS_SLACK: slack.apiUrl,
      CHAOS_DISCORD_TOKEN: discord.state.token,
      CHAOS_SLACK_TOKEN: slack.state.botToken,
    },
    placesFor: (n) => [
      {
        platform: 'discord',
        workspace: discord.state.guild,
        channel: discordChannels[n % channels] ?? '',
        kind: 'channel',
      },
      {
        platform: 'slack',
        workspace: slack.state.team,
        channel: `C${n % channels}0`,
        kind: 'channel',
      },
    ],
    standing: () => [
      ...discord.state.messages
        .filter(({ deleted }) => !deleted)
        .map(({ body }) => `discord ${JSON.stringify(body)}`),
      ...slack.state.sent
        .filter(({ deleted }) => !deleted)
        .map(({ payload }) => `slack ${JSON.stringify(payload)}`),
    ],
    faults: () => counted,
    // A deletion whose answer was lost is asked for again, and finds nothing.
    violations: () =>
      [...discord.state.refused, ...slack.violations()].filter((one) => !one.includes('10008')),
    calm: () => {
      calm = true;
    },
    async close() {
      await discord.close();
      await slack.close();
    },
  };
}
