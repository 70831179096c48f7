import type { Platform } from '../../../core/message.ts';
import type { Html } from '../marks.ts';
import { drawnCard } from './drawn-discord.ts';
import { drawnMessage } from './drawn-slack.ts';

/** A message as its platform draws it; undefined for what is not understood. */
export function drawnPayload(platform: Platform, payload: unknown): Html | undefined {
  if (platform === 'discord') return drawnCard(payload);
  return platform === 'slack' ? drawnMessage(payload) : undefined;
}
