import { expect, test, vi } from 'vitest';
import type { RevisionLog } from '../../src/core/ports.ts';
import { markdown, newsroom, opened } from '../support/library.ts';
import { memoryStore } from '../support/memory-store.ts';

const soon = { timeout: 10_000, interval: 10 };
const until = (check: () => unknown) => vi.waitFor(check, soon);

/** A log that cannot be read while it is `down`. */
function fragile() {
  const { revisions } = memoryStore();
  const state = { down: false, failed: 0 };
  const log: RevisionLog = {
    ...revisions,
    async get(ids) {
      if (!state.down) return revisions.get(ids);
      state.failed += 1;
      throw new Error('the database is away');
    },
  };
  return { state, log };
}

test('what was removed and broken while the log could not be read is told when it can be', async () => {
  const { dir, write, remove } = await newsroom({
    'a.md': markdown({ id: 'aa' }),
    'b.md': markdown({ id: 'bb' }),
    'c.md': markdown({ id: 'cc' }),
  });
  const { state, log } = fragile();
  const { changes } = await opened(dir, { revisions: log });
  state.down = true;
  await write('a.md', markdown({ id: 'aa', title: 'It is rock' }));
  await write('c.md', 'broken');
  await remove('b.md');
  await until(() => expect(state.failed).toBeGreaterThan(0));
  await new Promise((resolve) => setTimeout(resolve, 500));
  state.down = false;
  await write('d.md', markdown({ id: 'dd' }));
  await until(() => expect(changes.flatMap(({ added }) => added)).toMatchObject([{ id: 'dd' }]));
  expect(changes.flatMap(({ removed }) => removed)).toEqual(['bb']);
  expect(changes.flatMap(({ changed }) => changed)).toMatchObject([{ after: { id: 'aa' } }]);
  expect(changes.at(-1)?.problems).not.toEqual([]);
});

test('while the log cannot be read, what stands is read from its file', async () => {
  const { dir, write } = await newsroom({ 'moon.md': markdown() });
  const { state, log } = fragile();
  const { library, changes } = await opened(dir, { revisions: log });
  await write('moon.md', markdown({ title: 'It is rock' }));
  await until(() => expect(changes).toHaveLength(1));
  state.down = true;
  expect(await library.get(['moon-cheese'])).toMatchObject([{ title: 'It is rock', revision: 2 }]);
});

test('while the log cannot be read, what a broken file held is not said to be gone', async () => {
  const { dir, write } = await newsroom({ 'moon.md': markdown() });
  const { state, log } = fragile();
  const { library, changes } = await opened(dir, { revisions: log });
  await write('moon.md', 'broken');
  await until(() => expect(changes.at(-1)?.problems).not.toEqual([]));
  state.down = true;
  await expect(library.get(['moon-cheese'])).rejects.toThrow('the database is away');
});
