import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { FactCheck } from '../../src/core/factcheck.ts';
import type { Change } from '../../src/core/ports.ts';
import { markdown, newsroom, opened } from '../support/library.ts';

const file = fc.constantFrom('a.md', 'b.md', 'x/a.md', 'x/b.md', 'x/y/c.md', 'z/d.md');
const id = fc.constantFrom('one', 'two', 'three');
const text = fc.oneof(
  fc.record({ id, title: fc.lorem({ maxCount: 3 }) }).map((front) => markdown(front)),
  fc.constantFrom('', '---\nid: one\n', 'broken'),
);
const act = fc.oneof(
  fc.record({ kind: fc.constantFrom('write' as const, 'save' as const), file, text }),
  fc.record({ kind: fc.constant('move' as const), file, to: file }),
  fc.record({
    kind: fc.constant('remove' as const),
    file: fc.oneof(file, fc.constantFrom('x', 'x/y')),
  }),
  fc.record({ kind: fc.constant('pause' as const), ms: fc.integer({ min: 0, max: 250 }) }),
);

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** What an index holds that took in the changes one by one. */
function follow(held: Map<string, FactCheck>, { added, changed, removed }: Change): void {
  for (const id of removed) expect(held.delete(id), 'was there').toBe(true);
  for (const { before, after, fields } of changed) {
    expect(held.get(after.id)).toEqual(before);
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(fields).not.toEqual([]);
    held.set(after.id, after);
  }
  for (const one of added) {
    expect(held.has(one.id), 'was not there').toBe(false);
    held.set(one.id, one);
  }
}

type Room = Awaited<ReturnType<typeof newsroom>>;

async function perform(room: Room, one: Act): Promise<void> {
  // A file or folder that is not there is nothing to move or remove.
  const nothing = () => {};
  switch (one.kind) {
    case 'pause':
      return new Promise((resolve) => setTimeout(resolve, one.ms));
    case 'move':
      return room.move(one.file, one.to).catch(nothing);
    case 'remove':
      return room.remove(one.file).catch(nothing);
    default:
      return room[one.kind](one.file, one.text);
  }
}

const inOrder = (factChecks: Iterable<FactCheck>) =>
  [...factChecks].toSorted((a, b) => a.id.localeCompare(b.id));
const read = (factChecks: Iterable<FactCheck>) =>
  inOrder(factChecks).map(({ id, title }) => ({ id, title }));

test('whatever is done to the folder, what was told adds up to what is there', async () => {
  const acts = fc.array(act, { minLength: 10, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      const room = await newsroom({ 'a.md': markdown({ id: 'one' }) });
      const { library, first, changes, revisions, log } = await opened(room.dir);
      for (const one of all) await perform(room, one);
      await room.write('last.md', markdown({ id: 'last' }));
      const told = () => changes.flatMap(({ added }) => added.map((one) => one.id));
      await vi.waitFor(() => expect(told()).toContain('last'), { timeout: 10_000, interval: 20 });
      await library.stop();

      const held = new Map<string, FactCheck>();
      for (const change of [first, ...changes]) follow(held, change);
      expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
      expect(inOrder(await revisions.all())).toEqual(inOrder(held.values()));

      const fresh = await opened(room.dir);
      await fresh.library.stop();
      // Where files are broken or share an id, the one that followed them knows more than one that comes fresh.
      if (fresh.first.problems.length === 0) {
        expect(read(held.values())).toEqual(read(fresh.first.added));
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
});
