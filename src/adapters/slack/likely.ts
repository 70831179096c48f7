import { setTimeout as sleep } from 'node:timers/promises';
import type { Standing } from './roles.ts';

/** Milliseconds: how long a look counts, and how long an answer waits for one. */
const countsFor = 10 * 60_000;
const patience = 500;
/** So often a minute Slack is asked, well below what it lets a workspace ask for its user groups. */
const mostAMinute = 10;
const mostKept = 2000;

type Known = Awaited<ReturnType<Standing>>;
const asker: Known = { role: 'asker' };

/**
 * What somebody most likely may do, to offer them what they may: an earlier look counts for a while, and nobody waits
 * long for a new one. Whatever is then done asks anew.
 *
 * @param look rejects where Slack does not tell
 * @param now milliseconds
 */
export function createLikely(
  look: (user: string, workspace: string) => Promise<Known>,
  now = Date.now,
): Standing {
  const known = new Map<string, { at: number; standing: Promise<Known> }>();
  let looks: number[] = [];

  function ask(user: string, workspace: string): Promise<Known> {
    looks = looks.filter((at) => now() - at < 60_000);
    if (looks.length >= mostAMinute) return Promise.resolve(asker);
    looks.push(now());
    const key = `${workspace}/${user}`;
    const standing = look(user, workspace).catch(() => {
      known.delete(key);
      return asker;
    });
    known.delete(key);
    known.set(key, { at: now(), standing });
    for (const oldest of known.keys()) {
      if (known.size <= mostKept) break;
      known.delete(oldest);
    }
    return standing;
  }

  return async (user, workspace) => {
    const before = known.get(`${workspace}/${user}`);
    const fresh = before && now() - before.at < countsFor;
    const standing = fresh ? before.standing : ask(user, workspace);
    return Promise.race([standing, sleep(patience, asker, { ref: false })]);
  };
}
