import { appendFile, chmod, mkdir, open, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, test, vi } from 'vitest';
import type { Change } from '../../src/core/ports.ts';
import { idsOf, markdown, newsroom, opened } from '../support/library.ts';

const soon = { timeout: 10_000, interval: 10 };
const until = (check: () => void) => vi.waitFor(check, soon);
const one = { 'moon.md': markdown() };

const addedIn = (changes: Change[]) => idsOf(changes.flatMap(({ added }) => added));
const removedIn = (changes: Change[]) => changes.flatMap(({ removed }) => removed);

describe('while the desk runs', () => {
  test('a new file is added, also in a new folder', async () => {
    const { dir, write } = await newsroom(one);
    const { changes } = await opened(dir);
    await write('space/mars/water.md', markdown({ id: 'mars-water' }));
    await until(() => expect(addedIn(changes)).toEqual(['mars-water']));
    await write('space/mars/again.md', markdown({ id: 'mars-again' }));
    await until(() => expect(addedIn(changes)).toEqual(['mars-again', 'mars-water']));
    expect(changes.flatMap(({ changed, removed }) => [...changed, ...removed])).toEqual([]);
  });

  test.each(['write', 'save'] as const)(
    'an edit (%s) is a revision that names what differs',
    async (how) => {
      const room = await newsroom(one);
      const { changes, revisions } = await opened(room.dir);
      await room[how]('moon.md', markdown({ title: 'It is rock' }));
      await until(() => expect(changes).toHaveLength(1));
      expect(changes[0]).toMatchObject({
        added: [],
        changed: [
          {
            fields: ['title'],
            before: { title: 'The moon is made of rock', revision: 1 },
            after: { title: 'It is rock', revision: 2 },
          },
        ],
        removed: [],
        problems: [],
      });
      await until(async () =>
        expect(await revisions.all()).toMatchObject([{ title: 'It is rock', revision: 2 }]),
      );
      await room[how]('moon.md', markdown({ title: 'It is basalt' }, 'Basalt.'));
      await until(() => expect(changes).toHaveLength(2));
      expect(changes[1]?.changed).toMatchObject([
        { fields: ['title', 'summary'], after: { revision: 3 } },
      ]);
    },
  );

  test('a higher revision in the file counts', async () => {
    const { dir, write } = await newsroom(one);
    const { changes } = await opened(dir);
    await write('moon.md', markdown({ revision: 7 }));
    await until(() => expect(changes).toHaveLength(1));
    expect(changes[0]?.changed).toMatchObject([{ fields: ['revision'], after: { revision: 7 } }]);
  });

  test('a deleted file is removed, and forgotten', async () => {
    const { dir, remove } = await newsroom({ ...one, 'b/mars.md': markdown({ id: 'mars' }) });
    const { changes, revisions } = await opened(dir);
    await remove('b');
    await until(() => expect(removedIn(changes)).toEqual(['mars']));
    await until(async () => expect(idsOf(await revisions.all())).toEqual(['moon-cheese']));
  });

  test('a file that moves changes nothing', async () => {
    const { dir, write, move } = await newsroom({ ...one, 'a/x.md': markdown({ id: 'x1' }) });
    const { changes, revisions } = await opened(dir);
    await move('moon.md', 'a/luna.md');
    await move('a', 'b');
    await write('last.md', markdown({ id: 'last' }));
    await until(() => expect(addedIn(changes)).toEqual(['last']));
    expect(changes.flatMap(({ changed, removed }) => [...changed, ...removed])).toEqual([]);
    await until(async () =>
      expect(idsOf(await revisions.all())).toEqual(['last', 'moon-cheese', 'x1']),
    );
    await write('b/luna.md', markdown({ title: 'Found where it went' }));
    await until(() => expect(changes.at(-1)?.changed).toMatchObject([{ fields: ['title'] }]));
  });

  test('a broken save leaves the last good revision in place until it is mended', async () => {
    const { dir, write, at } = await newsroom(one);
    const { changes, revisions } = await opened(dir);
    await write('moon.md', '');
    await until(() => expect(changes).toHaveLength(1));
    expect(changes[0]).toMatchObject({ added: [], changed: [], removed: [] });
    expect(changes[0]?.problems[0]?.where).toContain(at('moon.md'));
    expect(await revisions.all()).toMatchObject([{ id: 'moon-cheese', revision: 1 }]);

    await write('moon.md', markdown());
    await until(() => expect(changes).toHaveLength(2));
    expect(changes[1]).toEqual({ added: [], changed: [], removed: [], problems: [] });

    await write('moon.md', markdown().slice(0, 20));
    await until(() => expect(changes.at(-1)?.problems).not.toEqual([]));
    await write('moon.md', markdown({ title: 'Mended' }));
    await until(() => expect(changes.at(-1)?.changed).toMatchObject([{ after: { revision: 2 } }]));
    expect(changes.at(-1)?.problems).toEqual([]);
  });

  test('an editor that empties a file and then writes it is read when it is done', async () => {
    const { dir, at } = await newsroom(one);
    const { changes } = await opened(dir);
    const file = await open(at('moon.md'), 'w');
    for (const piece of markdown({ title: 'Slowly' }).match(/[\s\S]{1,20}/g) ?? []) {
      await file.write(piece);
    }
    await file.close();
    await until(() => expect(changes.at(-1)?.changed).toMatchObject([{ fields: ['title'] }]));
    expect(changes.flatMap(({ removed }) => removed)).toEqual([]);
  });

  test('five hundred files at once are told together', async () => {
    const { dir, write } = await newsroom(one);
    const { changes } = await opened(dir);
    await Promise.all(
      Array.from({ length: 500 }, (_, i) => write(`bulk/${i}.md`, markdown({ id: `bulk-${i}` }))),
    );
    await until(() => expect(addedIn(changes)).toHaveLength(500));
    // One, unless the machine is so busy that the burst pauses.
    expect(changes.length).toBeLessThanOrEqual(3);
  });

  test('changes are handed over one after the other, and a failure stops nothing', async () => {
    const { dir, write } = await newsroom(one);
    let inside = 0;
    let most = 0;
    const { changes, log } = await opened(dir, {
      async onChange() {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 300));
        inside -= 1;
        throw new Error('the index is full');
      },
    });
    await write('a.md', markdown({ id: 'aa' }));
    await until(() => expect(changes).toHaveLength(1));
    await write('b.md', markdown({ id: 'bb' }));
    await until(() => expect(changes).toHaveLength(2));
    expect(most).toBe(1);
    await until(() =>
      expect(log.lines.filter(({ level }) => level === 'error')).toMatchObject([
        { facts: { err: new Error('the index is full') } },
        { facts: { err: new Error('the index is full') } },
      ]),
    );
  });

  test('a folder that disappears takes nothing with it, and is followed again when it is back', async () => {
    const { dir, write } = await newsroom(one);
    const { changes } = await opened(dir);
    await rename(dir, `${dir}-away`);
    await until(() => expect(changes).toHaveLength(1));
    expect(changes[0]).toMatchObject({ removed: [], problems: [{ where: dir }] });
    await rename(`${dir}-away`, dir);
    await write('moon.md', markdown({ title: 'Back again' }));
    await until(() => expect(changes.at(-1)?.changed).toMatchObject([{ fields: ['title'] }]));
    expect(changes.at(-1)?.problems).toEqual([]);
  });

  // The superuser may look into anything, so there is nothing to refuse.
  test.skipIf(process.getuid?.() === 0)(
    'a folder that may not be looked into any more takes nothing with it',
    async () => {
      const { dir, write, at } = await newsroom({ ...one, 'b/mars.md': markdown({ id: 'mars' }) });
      const { changes } = await opened(dir);
      await chmod(at('b'), 0);
      await write('last.md', markdown({ id: 'last' }));
      await until(() => expect(addedIn(changes)).toEqual(['last']));
      expect(removedIn(changes)).toEqual([]);
      expect(changes.at(-1)?.problems).toMatchObject([{ where: at('b') }]);
      await chmod(at('b'), 0o700);
      await write('end.md', markdown({ id: 'end' }));
      await until(() => expect(changes.at(-1)?.problems).toEqual([]));
    },
  );

  test('what is no fact-check of ours is passed by', async () => {
    const { dir, write, at } = await newsroom(one);
    const { changes } = await opened(dir);
    await write('.git/a.md', markdown({ id: 'git' }));
    await write('.moon.md.swp', 'x');
    await write('README.md', '# How we write');
    await write('notes.txt', 'x');
    await appendFile(at('notes.txt'), 'y');
    await mkdir(at('empty'));
    await write('last.md', markdown({ id: 'last' }));
    await until(() => expect(addedIn(changes)).toEqual(['last']));
    expect(changes.at(-1)?.problems).toEqual([]);
  });

  test('after stop nothing more is told', async () => {
    const { dir, write } = await newsroom(one);
    const { library, changes } = await opened(dir);
    await library.stop();
    await write('late.md', markdown({ id: 'late' }));
    const again = await opened(dir);
    expect(idsOf(again.first.added)).toEqual(['late', 'moon-cheese']);
    expect(changes).toEqual([]);
  });
});

describe('links', () => {
  test('are followed once, and never round in a circle', async () => {
    const { dir, write, at } = await newsroom(one);
    const elsewhere = await newsroom({ 'mars.md': markdown({ id: 'mars' }) });
    await mkdir(at('deep/er'), { recursive: true });
    await symlink(dir, at('deep/er/up'));
    await symlink(at('deep'), at('deep/er/self'));
    await symlink(at('moon.md'), at('again.md'));
    await symlink(elsewhere.dir, at('planets'));
    await symlink(at('nowhere.md'), at('lost.md'));
    const { first, changes } = await opened(dir);
    expect(idsOf(first.added)).toEqual(['mars', 'moon-cheese']);
    expect(first.problems).toMatchObject([{ where: at('lost.md') }]);
    await writeFile(elsewhere.at('mars.md'), markdown({ id: 'mars', title: 'Red' }));
    await until(() => expect(changes.at(-1)?.changed).toMatchObject([{ fields: ['title'] }]));
    await rm(at('lost.md'));
    await write('venus.md', markdown({ id: 'venus' }));
    await until(() => expect(changes.at(-1)?.problems).toEqual([]));
  });
});
