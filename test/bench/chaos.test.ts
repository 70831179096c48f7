import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runChaos } from '../../bench/chaos-run.ts';

test('a desk that is killed while answers are lost posts everything once', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'factdesk-chaos-'));
  try {
    const store = { CHAOS_DATA: folder };
    const say = () => {};
    const toll = await runChaos({ publications: 20, kills: 4, replicas: 1, seed: 7, store, say });
    expect(toll).toMatchObject({
      acknowledged: 20,
      undone: 2,
      kills: 4,
      lost: 0,
      doubled: 0,
      leftOver: 0,
      outdated: 0,
      held: 0,
      stuck: [],
      violations: [],
    });
    expect(Object.keys(toll.faults)).not.toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
