import { expect, test, vi } from 'vitest';
import type { RevisionLog } from '../../src/core/ports.ts';
import { markdown, newsroom, opened } from '../support/library.ts';
import { memoryStore } from '../support/memory-store.ts';

const soon = { timeout: 10_000, interval: 10 };
const until = (check: () => unknown) => vi.waitFor(check, soon);

/** A log that cannot be written while it is `down`. */
function fragile() {
  const { revisions } = memoryStore();
  const state = { down: false };
  const log: RevisionLog = {
    ...revisions,
    async record(factChecks) {
      if (state.down) throw new Error('the database is away');
      await revisions.record(factChecks);
    },
  };
  return { state, log };
}

test('a fact-check is read whole by its id, and nothing by an id that is not there', async () => {
  const { dir } = await newsroom({
    'a.md': markdown({ id: 'aa' }),
    'b.md': markdown({ id: 'bb' }),
  });
  const { library, first } = await opened(dir);
  const all = await library.get(['bb', 'never-there', 'aa']);
  expect(new Set(all)).toEqual(new Set(first.added));
  expect(await library.get([])).toEqual([]);
});

test('what the log has lost is read from its file, with its revision', async () => {
  const { dir, write } = await newsroom({ 'moon.md': markdown() });
  const { library, revisions, changes } = await opened(dir);
  await write('moon.md', markdown({ title: 'It is rock' }));
  await until(() => expect(changes).toHaveLength(1));
  await until(async () => expect(await revisions.all()).toMatchObject([{ revision: 2 }]));
  await revisions.forget(['moon-cheese']);
  expect(await library.get(['moon-cheese'])).toMatchObject([{ title: 'It is rock', revision: 2 }]);
});

test('where another desk wrote down what it read, what stands here is read', async () => {
  const { dir } = await newsroom({ 'moon.md': markdown() });
  const { library, revisions, first } = await opened(dir);
  const [mine] = first.added;
  if (!mine) throw new Error('nothing was read');
  await revisions.record([{ ...mine, title: 'Of another release', revision: 7 }]);
  expect(await library.get(['moon-cheese'])).toEqual([mine]);
});

test('what a broken file held is read from the log', async () => {
  const { dir, write } = await newsroom({ 'moon.md': markdown() });
  const { library, first, changes } = await opened(dir);
  await write('moon.md', 'broken');
  await until(() => expect(changes.at(-1)?.problems).not.toEqual([]));
  expect(await library.get(['moon-cheese'])).toEqual(first.added);
});

test('what is gone is not read any more', async () => {
  const { dir, remove } = await newsroom({ 'moon.md': markdown() });
  const { library, changes } = await opened(dir);
  await remove('moon.md');
  await until(() => expect(changes.at(-1)?.removed).toEqual(['moon-cheese']));
  expect(await library.get(['moon-cheese'])).toEqual([]);
});

test('what was taken in and could not be written down is read, and told again after a crash', async () => {
  const { dir, write } = await newsroom({ 'moon.md': markdown() });
  const { state, log } = fragile();
  const { library, changes } = await opened(dir, { revisions: log });
  state.down = true;
  await write('moon.md', markdown({ title: 'It is rock' }));
  await until(() => expect(changes).toMatchObject([{ changed: [{ after: { revision: 2 } }] }]));
  expect(await library.get(['moon-cheese'])).toMatchObject([{ title: 'It is rock', revision: 2 }]);
  await library.stop();
  state.down = false;
  const again = await opened(dir, { revisions: log });
  expect(again.first.changed).toMatchObject([
    { before: { revision: 1 }, after: { title: 'It is rock', revision: 2 }, fields: ['title'] },
  ]);
});

test('a change that another desk wrote down first is told here too', async () => {
  const { dir, write } = await newsroom({ 'moon.md': markdown() });
  const { revisions, changes, first } = await opened(dir);
  const [before] = first.added;
  if (!before) throw new Error('nothing was read');
  await revisions.record([{ ...before, title: 'It is rock', revision: 2 }]);
  await write('moon.md', markdown({ title: 'It is rock' }));
  await until(() =>
    expect(changes).toMatchObject([{ changed: [{ after: { title: 'It is rock', revision: 2 } }] }]),
  );
});

test('a large library is handed over in parts, each fact-check once', async () => {
  const ids = Array.from({ length: 1100 }, (_, nr) => `check-${nr}`);
  const { dir } = await newsroom(
    Object.fromEntries(ids.map((id) => [`${id}.md`, markdown({ id })])),
  );
  const { library, first, parts, revisions } = await opened(dir);
  expect(first.added.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(parts).toEqual([1000, 100]);
  await library.stop();
  const again = await opened(dir, { revisions });
  expect(again.parts).toEqual([1000, 100]);
  expect(again.first.changed).toEqual([]);
});

test('a file that says what it said is no revision, though another desk wrote down something newer', async () => {
  const { dir, write, save } = await newsroom({ 'moon.md': markdown() });
  const { library, revisions, changes, first } = await opened(dir);
  const [mine] = first.added;
  if (!mine) throw new Error('nothing was read');
  const newer = { ...mine, title: 'It is rock', revision: 2 };
  await revisions.record([newer]);
  await save('moon.md', markdown());
  await write('other.md', markdown({ id: 'other' }));
  await until(() => expect(changes.flatMap(({ added }) => added)).toMatchObject([{ id: 'other' }]));
  await until(async () => expect(await revisions.ids()).toContain('other'));
  expect(changes.flatMap(({ changed }) => changed)).toEqual([]);
  expect(await revisions.get(['moon-cheese'])).toEqual([newer]);
  expect(await library.get(['moon-cheese'])).toEqual([mine]);
});

test('what another desk wrote down while this one was still reading is not taken back', async () => {
  const { dir, save } = await newsroom({ 'moon.md': markdown() });
  const { revisions } = memoryStore();
  const rock = markdown({ title: 'It is rock' });
  let overtake = async () => {};
  const log: RevisionLog = {
    ...revisions,
    async get(ids) {
      const now = overtake;
      overtake = async () => {};
      await now();
      return revisions.get(ids);
    },
  };
  const { changes, first } = await opened(dir, { revisions: log });
  const [before] = first.added;
  if (!before) throw new Error('nothing was read');
  overtake = async () => {
    await save('moon.md', rock);
    await revisions.record([{ ...before, title: 'It is rock', revision: 3 }]);
  };
  await save('moon.md', markdown({ title: 'It is stone' }));
  await until(() => expect(changes).not.toEqual([]));
  expect(changes).toMatchObject([{ changed: [{ after: { title: 'It is rock', revision: 3 } }] }]);
  expect(await revisions.all()).toMatchObject([{ title: 'It is rock', revision: 3 }]);
});
