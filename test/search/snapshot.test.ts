import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Searchable } from '../../src/search/document.ts';
import { createFinder } from '../../src/search/finder.ts';
import { openKeptMatcher } from '../../src/search/keep.ts';
import { createMatcher, type Matcher } from '../../src/search/matcher.ts';
import { readSnapshot, writeSnapshot } from '../../src/search/snapshot.ts';
import { memoryLog } from '../support/log.ts';

const folder = mkdtempSync(join(tmpdir(), 'factdesk-snapshot-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let log = memoryLog();
let runs = 0;
let file = '';
beforeEach(() => {
  log = memoryLog();
  runs += 1;
  file = join(folder, `${runs}.snapshot`);
});

const subjects = [
  'bats',
  'vaccines',
  'bananas',
  'the Moon',
  'goldfish',
  'Napoleon',
  'honey',
  'glass',
];
const predicates = ['are blind', 'cause autism', 'glow at night', 'never spoil', 'were very short'];

/** Claims that differ, some with phrasings. */
function claims(n: number): Searchable[] {
  return Array.from({ length: n }, (_, i) => ({
    id: `claim-${i}`,
    claim: `${subjects[i % subjects.length]} ${predicates[i % predicates.length]} in ${1800 + i}`,
    title: `Do ${subjects[i % subjects.length]} matter?`,
    summary: 'A finding in two sentences. It is well established.',
    phrasings: i % 3 === 0 ? [`is number ${i} real`] : [],
    ...(i % 2 === 0 && { day: 10_000 + i }),
  }));
}

const filled = (n: number): Matcher => {
  const matcher = createMatcher();
  matcher.put(claims(n));
  return matcher;
};
const answers = (matcher: Matcher) =>
  ['are bats blind in 1808', 'do vacines cause autism', 'is number 9 real', 'something else'].map(
    (question) => createFinder(matcher).find(question),
  );
const opened = (release = '1.0.0') => openKeptMatcher({ file, release, log });

describe('a snapshot', () => {
  test('is the same matcher again', async () => {
    const matcher = filled(60);
    await writeSnapshot(file, matcher.save());
    const again = createMatcher(readSnapshot(file, log));
    expect(answers(again)).toEqual(answers(matcher));
    expect([...again.ids()]).toEqual([...matcher.ids()]);
    expect(log.lines).toEqual([]);
  });

  test('takes changes as the matcher would have that it was made of', async () => {
    const matcher = filled(60);
    await writeSnapshot(file, matcher.save());
    const again = createMatcher(readSnapshot(file, log));
    const change = (one: Matcher) => {
      one.drop(['claim-3', 'claim-8']);
      one.put([{ id: 'claim-9', claim: 'Bats can see', title: '', summary: '', phrasings: [] }]);
    };
    change(matcher);
    change(again);
    expect(answers(again)).toEqual(answers(matcher));
  });

  test('of an empty library is empty', async () => {
    await writeSnapshot(file, createMatcher().save());
    expect([...createMatcher(readSnapshot(file, log)).ids()]).toEqual([]);
  });

  test('that is not there is nothing to speak of', () => {
    expect(readSnapshot(file, log)).toBeUndefined();
    expect(log.lines).toEqual([]);
  });

  test('leaves no other file behind', async () => {
    await writeSnapshot(file, filled(5).save());
    await writeSnapshot(file, filled(6).save());
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  test('is never taken when a byte of it is not as it was written', async () => {
    await writeSnapshot(file, filled(20).save());
    const whole = readFileSync(file);
    const original = JSON.stringify(answers(createMatcher(readSnapshot(file, log))));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ by;
        writeFileSync(file, damaged);
        log = memoryLog();
        const read = readSnapshot(file, log);
        if (read) {
          // Padding between the parts says nothing.
          expect(JSON.stringify(answers(createMatcher(read)))).toBe(original);
        } else expect(log.lines).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 500)],
    ['cut off in its header', (bytes: Buffer) => bytes.subarray(0, 40)],
    ['empty', () => Buffer.alloc(0)],
    ['another file', () => Buffer.from('not a snapshot\n'.repeat(100))],
    [
      'an old one',
      (bytes: Buffer) =>
        Buffer.from(bytes.toString('latin1').replace('"version":', '"oldness":'), 'latin1'),
    ],
  ])('that is %s is built anew, with one line', async (_, harm) => {
    await writeSnapshot(file, filled(20).save());
    writeFileSync(file, harm(readFileSync(file)));
    expect([...opened().matcher.ids()]).toEqual([]);
    expect(log.lines.map(({ message }) => message)).toEqual([
      'the search snapshot cannot be used and is built anew',
    ]);
  });
});

describe('a matcher that is kept', () => {
  test('costs nothing to fill again, and forgets what went in the meantime', async () => {
    const first = opened();
    first.matcher.put(claims(1200));
    await first.save();
    const second = opened();
    second.matcher.put(claims(1100));
    expect(second.matcher.changes()).toBe(0);
    second.keepOnly(new Set(claims(1100).map(({ id }) => id)));
    expect([...second.matcher.ids()]).toHaveLength(1100);
    expect(answers(second.matcher)).toEqual(answers(filled(1100)));
  });

  test('of another release is built anew', async () => {
    const first = opened('1.0.0');
    first.matcher.put(claims(1200));
    await first.save();
    expect([...opened('1.1.0').matcher.ids()]).toEqual([]);
  });

  test('is not written where it is small, or as it was', async () => {
    const small = opened();
    small.matcher.put(claims(20));
    await small.save();
    expect(readdirSync(folder)).not.toContain(`${runs}.snapshot`);
  });

  test('that cannot be written is logged, and the desk goes on', async () => {
    file = join(folder, 'a-file', 'in-a-file');
    writeFileSync(join(folder, 'a-file'), '');
    const kept = opened();
    kept.matcher.put(claims(1200));
    await kept.save();
    expect(log.lines.map(({ message }) => message)).toEqual([
      'the search snapshot could not be written',
    ]);
  });
});
