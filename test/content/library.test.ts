import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/content/library.ts';
import { OperatorError } from '../../src/core/errors.ts';
import { idsOf, markdown, newsroom, opened } from '../support/library.ts';
import { memoryLog } from '../support/log.ts';
import { memoryStore } from '../support/memory-store.ts';

async function refusal(dir: string): Promise<string> {
  const library = createLibrary({ dir, revisions: memoryStore().revisions, log: memoryLog() });
  const error = await library.start(async () => {}).catch((thrown: unknown) => thrown);
  await library.stop();
  return error instanceof OperatorError ? error.message : 'opened';
}

describe('opening a library', () => {
  test('reads every folder below, and passes by what is none of ours', async () => {
    const { dir } = await newsroom({
      'moon.md': markdown(),
      'a/b/c/mars.md': markdown({ id: 'mars' }),
      'README.md': '# Not a fact-check',
      'a/readme.md': '# Not a fact-check',
      '.hidden.md': 'x',
      '.git/x.md': 'x',
      'notes.txt': 'x',
    });
    const { first } = await opened(dir);
    expect(idsOf(first.added)).toEqual(['mars', 'moon-cheese']);
    expect(first).toMatchObject({ changed: [], removed: [], problems: [] });
  });

  test('an empty folder is an empty library', async () => {
    const { dir } = await newsroom();
    const { first } = await opened(dir);
    expect(first).toEqual({ added: [], changed: [], removed: [], problems: [] });
  });

  test('a missing folder, or a file in its place, is one line that says what to do', async () => {
    const { at, dir } = await newsroom({ 'moon.md': markdown() });
    expect(await refusal(at('none'))).toBe(
      `The library folder ${dir}/none is missing; make it, or set CONTENT_DIR to the folder that holds your fact-checks.`,
    );
    expect(await refusal(at('moon.md'))).toMatch(/moon\.md is a file; set CONTENT_DIR/);
  });

  test('what cannot be read is a problem with its file, and the others still load', async () => {
    const { dir, at } = await newsroom({
      'moon.md': markdown(),
      'empty.md': '',
      'plain.md': 'Just a text without anything above it.',
      'bytes.md': new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe, 0xc3, 0x28]),
      'zero.md': '\0'.repeat(2000),
      'large.md': `${markdown({ id: 'large' })}${'x'.repeat(5 * 1024 * 1024)}`,
    });
    await mkdir(at('folder.md'));
    const { first } = await opened(dir);
    expect(idsOf(first.added)).toEqual(['moon-cheese']);
    const broken = ['bytes.md', 'empty.md', 'large.md', 'plain.md', 'zero.md'];
    for (const file of broken) {
      const found = first.problems.filter(({ where }) => where.startsWith(at(file)));
      expect(found.length, file).toBeGreaterThan(0);
      for (const { what, fix } of found) expect([what, fix]).not.toContain('');
    }
    expect(first.problems.find(({ where }) => where === at('large.md'))?.what).toMatch(/6 MB/);
    expect(first.problems.find(({ where }) => where === at('bytes.md'))?.what).toMatch(/UTF-8/);
  });

  // The superuser may read anything, so there is nothing to refuse.
  test.skipIf(process.getuid?.() === 0)('a file without the right to read it', async () => {
    const { dir, at } = await newsroom({ 'moon.md': markdown(), 'a.md': markdown({ id: 'aa' }) });
    await chmod(at('a.md'), 0);
    const { first } = await opened(dir);
    expect(first.problems).toMatchObject([{ where: at('a.md') }]);
  });

  test('one page in two files: the newer stands, and the other is a problem naming both', async () => {
    const { dir, at } = await newsroom({
      'old.md': markdown({ id: 'old', url: 'https://example.org/moon', published: '2023-01-01' }),
      'new.md': markdown({ id: 'new', url: 'http://www.example.org/moon/?utm_source=x' }),
      'other.md': markdown({ id: 'other' }),
    });
    const { first } = await opened(dir);
    expect(idsOf(first.added)).toEqual(['new', 'other']);
    expect(first.problems).toMatchObject([{ where: at('old.md') }]);
    expect(first.problems[0]?.what).toContain(at('new.md'));
    expect(first.problems[0]?.fix).toMatch(/Delete one of the two/);
  });

  test('a fact-check that names no id keeps one wherever its file goes', async () => {
    const room = await newsroom({ 'moon.md': markdown({ id: undefined, claim: 'It is cheese' }) });
    const before = await opened(room.dir);
    expect(before.first.added[0]?.id).toMatch(/^[a-z2-7]{10}$/);
    await before.library.stop();
    await mkdir(room.at('sky'));
    await room.move('moon.md', 'sky/cheese.md');
    const { first } = await opened(room.dir, { revisions: before.revisions });
    expect(idsOf(first.added)).toEqual(idsOf(before.first.added));
    expect([...first.changed, ...first.removed]).toEqual([]);
  });
});

describe('what happened while the desk was down', () => {
  async function closedDesk(files: Record<string, string>) {
    const room = await newsroom(files);
    const { library, revisions } = await opened(room.dir);
    await library.stop();
    return { ...room, again: () => opened(room.dir, { revisions }), revisions };
  }

  test('an unchanged file keeps its revision', async () => {
    const { again, revisions } = await closedDesk({ 'moon.md': markdown() });
    const [logged] = await revisions.all();
    if (logged) await revisions.record([{ ...logged, revision: 4 }]);
    const { first } = await again();
    expect(first).toMatchObject({ added: [{ revision: 4 }], changed: [], removed: [] });
  });

  test('an edit is a revision, with what differs', async () => {
    const { write, again, revisions } = await closedDesk({
      'moon.md': markdown(),
      'mars.md': markdown({ id: 'mars' }),
    });
    await write('moon.md', markdown({ rating: '"True"' }));
    const { first } = await again();
    expect(idsOf(first.added)).toEqual(['mars', 'moon-cheese']);
    expect(first.added.find(({ id }) => id === 'moon-cheese')?.revision).toBe(2);
    expect(first.changed).toMatchObject([
      { before: { revision: 1 }, after: { revision: 2 }, fields: ['rating', 'verdict'] },
    ]);
    expect((await revisions.all()).find(({ id }) => id === 'moon-cheese')).toMatchObject({
      revision: 2,
      verdict: 'true',
    });
  });

  test('a deletion is told and forgotten', async () => {
    const { remove, again, revisions } = await closedDesk({
      'moon.md': markdown(),
      'mars.md': markdown({ id: 'mars' }),
    });
    await remove('mars.md');
    const { first } = await again();
    expect(idsOf(first.added)).toEqual(['moon-cheese']);
    expect(first.removed).toEqual(['mars']);
    expect(idsOf(await revisions.all())).toEqual(['moon-cheese']);
  });

  test('a verdict that a new release reads otherwise is no revision', async () => {
    const { again, revisions } = await closedDesk({ 'moon.md': markdown() });
    const [logged] = await revisions.all();
    if (logged) await revisions.record([{ ...logged, verdict: 'unmapped' }]);
    const { first } = await again();
    expect(first).toMatchObject({ added: [{ verdict: 'false', revision: 1 }], changed: [] });
    expect(await revisions.all()).toMatchObject([{ verdict: 'false', revision: 1 }]);
  });

  test('a broken save leaves the last good revision, which its file still names', async () => {
    const { write, at, again } = await closedDesk({
      'by-id.md': markdown({ id: 'luna' }),
      'mars.md': markdown({ id: 'mars' }),
    });
    await write('by-id.md', markdown({ id: 'luna', title: undefined, claim: undefined }));
    await writeFile(at('mars.md'), '');
    const { first } = await again();
    expect(idsOf(first.added)).toEqual(['luna', 'mars']);
    expect(first.removed).toEqual([]);
    const files = new Set(first.problems.map(({ where }) => where.split(':')[0]));
    expect([...files]).toEqual([at('by-id.md'), at('mars.md')]);
  });

  test('what a broken file may have held keeps its revision until it is mended', async () => {
    const { write, again, revisions } = await closedDesk({
      'some-file.md': markdown({ id: 'luna' }),
    });
    await write('some-file.md', '');
    const between = await again();
    expect(between.first).toMatchObject({ added: [], removed: [] });
    await between.library.stop();
    expect(idsOf(await revisions.all())).toEqual(['luna']);
    await write('some-file.md', markdown({ id: 'luna', title: 'Mended' }));
    const { first } = await again();
    expect(first.changed).toMatchObject([{ after: { title: 'Mended', revision: 2 } }]);
  });

  test('a folder that was renamed is the same library', async () => {
    const { dir, revisions } = await closedDesk({ 'moon.md': markdown() });
    const other = await newsroom();
    await rename(dir, other.at('moved'));
    const { first } = await opened(other.at('moved'), { revisions });
    expect(first).toMatchObject({ added: [{ revision: 1 }], changed: [], removed: [] });
  });
});

test('a log that cannot be written for a while is written later', async () => {
  const { dir, write } = await newsroom({ 'moon.md': markdown() });
  const { revisions } = memoryStore();
  let down = false;
  const { changes, log } = await opened(dir, {
    revisions: {
      ...revisions,
      async record(factChecks) {
        if (down) throw new Error('the database is away');
        await revisions.record(factChecks);
      },
    },
  });
  down = true;
  await write('mars.md', markdown({ id: 'mars' }));
  await expect.poll(() => log.lines.filter(({ level }) => level === 'error').length).toBe(1);
  down = false;
  await write('venus.md', markdown({ id: 'venus' }));
  await expect
    .poll(async () => idsOf(await revisions.all()), { timeout: 10_000 })
    .toEqual(['mars', 'moon-cheese', 'venus']);
  expect(changes.map(({ added }) => idsOf(added))).toEqual([['mars'], ['venus']]);
});
