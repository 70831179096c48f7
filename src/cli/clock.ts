import type { Config } from '../config.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** Slack refuses requests that differ by more than five minutes; half of one is already worth mending. */
const mostSeconds = 30;

/** The time a platform's server has, from its Date header; undefined where it cannot be reached. */
async function serverTime(url: string): Promise<Date | undefined> {
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5000) });
    const date = new Date(response.headers.get('date') ?? '');
    return Number.isNaN(date.getTime()) ? undefined : date;
  } catch {
    return undefined;
  }
}

/**
 * Whether this machine's clock can be right: against the connected platform's own, and never before something that
 * the desk has already done.
 */
export async function checkClock(config: Config, newest: Date | undefined): Promise<Finding> {
  const now = new Date();
  const set = 'set the clock (an NTP service keeps it right).';
  if (newest && newest.getTime() > now.getTime() + mostSeconds * 1000) {
    const text = `is ${now.toISOString()}, before the last question (${newest.toISOString()}); ${set}`;
    return wrong('clock', text);
  }
  const { slack, discord } = config;
  const url =
    (slack && (slack.apiUrl ?? 'https://slack.com/api/')) ??
    (discord && (discord.apiUrl ?? 'https://discord.com/api/'));
  const server = url ? await serverTime(url) : undefined;
  const seconds = server ? Math.round((now.getTime() - server.getTime()) / 1000) : 0;
  if (Math.abs(seconds) > mostSeconds) {
    const text = `is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead' : 'behind'}; ${set}`;
    return wrong('clock', text);
  }
  const compared = server ? ', as the platform has it' : '';
  return fine('clock', `${now.toISOString()}${compared}`);
}
