import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { memoryLog } from '../support/log.ts';
import { factdesk } from '../support/process.ts';

const log = memoryLog();
let folder: string;
let file: string;
const env = (name: string) => ({ DATA_DIR: join(folder, name) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'factdesk-cli-'));
  file = join(folder, 'desk.gz');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('factdesk backup and restore', () => {
  test('bring what a desk holds into another, also while the desk runs', async () => {
    const desk = await openStore({ dataDir: env('desk').DATA_DIR, log });
    await desk.settings.set('slack/T1', 'language', 'de');
    const written = await factdesk(['backup', file], { env: env('desk') });
    expect(written).toEqual({ code: 0, out: `1 row of 18 tables in ${file}\n`, err: [] });

    const refused = await factdesk(['restore', file, '--force'], { env: env('desk') });
    expect(refused.code).toBe(1);
    expect(refused.err[0]).toMatch(/^factdesk: The data folder .* is in use by another factdesk/);
    await desk.close();

    const put = await factdesk(['restore', file], { env: env('other') });
    expect(put).toEqual({ code: 0, out: `1 row of 18 tables are back from ${file}\n`, err: [] });
    const other = await openStore({ dataDir: env('other').DATA_DIR, log });
    expect(await other.settings.get('slack/T1', 'language')).toBe('de');
    await other.close();

    const again = await factdesk(['restore', file], { env: env('other') });
    expect(again.code).toBe(1);
    expect(again.err).toEqual([
      'factdesk: The database holds something already; to replace all of it with the backup, restore with --force.',
    ]);
    expect((await factdesk(['restore', file, '--force'], { env: env('other') })).code).toBe(0);
  });

  test('say in one line what is wrong with a file', async () => {
    const text = join(folder, 'text.gz');
    await writeFile(text, 'no backup');
    const { code, err } = await factdesk(['restore', text], { env: env('third') });
    expect({ code, err }).toEqual({
      code: 1,
      err: [`factdesk: ${text} is no backup of a factdesk (nothing was changed).`],
    });
    expect((await factdesk(['restore'], { env: env('third') })).code).toBe(2);
  });
});
