import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { memoryLog } from '../support/log.ts';
import { factdesk } from '../support/process.ts';

/** A data folder, and the store in it as a desk has it open. */
async function running() {
  const dataDir = await mkdtemp(join(tmpdir(), 'factdesk-feedback-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const store = await openStore({ dataDir, log: memoryLog() });
  let open = true;
  const stop = async () => {
    if (open) await store.close();
    open = false;
  };
  onTestFinished(stop);
  const say = (factCheck: string, right: boolean, day: string) =>
    store.feedback.record({ at: new Date(day), platform: 'discord', factCheck, right });
  return { store, stop, say, dataDir, env: { DATA_DIR: dataDir } };
}

describe('factdesk feedback', () => {
  test('counts what was said of each fact-check while the desk runs, what was called wrong first', async () => {
    const { store, say, env } = await running();
    await store.revisions.record([
      aFactCheck({ id: 'moon-cheese' }),
      aFactCheck({ id: 'long', claim: `A claim\u001b[2J ${'and so on '.repeat(40)}` }),
    ]);
    await say('moon-cheese', true, '2026-01-01');
    await say('moon-cheese', true, '2026-03-04');
    await say('long', false, '2026-02-02');
    await say('gone', false, '2026-02-01');
    await say('gone', false, '2026-01-31');
    const { code, out, err } = await factdesk(['feedback'], { env });
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out.split('\n')).toEqual([
      'wrong right  newest      claim',
      '    2     0  2026-02-01  gone (no longer in the library)',
      expect.stringMatching(/^ {4}1 {5}0 {2}2026-02-02 {2}A claim \[2J and so on .*…$/),
      '    0     2  2026-03-04  The moon is made of cheese',
      '',
    ]);
    const { out: json } = await factdesk(['feedback', '--json'], { env });
    expect(JSON.parse(json)[2]).toEqual({
      factCheck: 'moon-cheese',
      claim: 'The moon is made of cheese',
      right: 2,
      wrong: 0,
      newest: '2026-03-04T00:00:00.000Z',
    });
    // The desk goes on writing.
    await say('moon-cheese', true, '2026-03-05');
  });

  test('says so where nobody has said anything, also where no desk has run yet', async () => {
    const { stop, env, dataDir } = await running();
    const none = 'Nobody has said yet whether an answer was right.\n';
    expect((await factdesk(['feedback'], { env })).out).toBe(none);
    await stop();
    expect((await factdesk(['feedback'], { env })).out).toBe(none);
    const nowhere = { DATA_DIR: join(dataDir, 'nowhere') };
    expect(await factdesk(['feedback'], { env: nowhere })).toEqual({ code: 0, out: none, err: [] });
  });

  test('leaves a database of an older release as it is, and says what to do', async () => {
    const { stop, env, dataDir } = await running();
    await stop();
    const database = new DatabaseSync(join(dataDir, 'factdesk.db'));
    database.exec("DELETE FROM factdesk_migration WHERE name > '002'");
    database.close();
    const { code, out, err } = await factdesk(['feedback'], { env });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toEqual([expect.stringMatching(/made by an older factdesk; start the desk once/)]);
  });
});
