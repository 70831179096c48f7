import { expect, test } from 'vitest';
import { createAllowance } from '../../src/bot/allowance.ts';
import type { Incoming } from '../../src/core/message.ts';
import { wordIndex } from '../support/index.ts';
import { memoryLog } from '../support/log.ts';
import { memoryStore } from '../support/memory-store.ts';
import { aBot } from '../support/press.ts';

const by = (person: string, workspace = 'G1', platform: 'discord' | 'web' = 'discord') => ({
  place: { platform, workspace, channel: 'C1', kind: 'channel' as const },
  actor: { id: person, role: 'asker' as const },
});

function allowance(over: Parameters<typeof createAllowance>[0] = {}) {
  const clock = { now: 0 };
  const { take } = createAllowance({
    person: { most: 3, perMinute: 60 },
    workspace: { most: 5, perMinute: 60 },
    now: () => clock.now,
    ...over,
  });
  return { take, clock };
}

test('one person has so many questions at once, is told once, and has more after a while', () => {
  const { take, clock } = allowance();
  const said = Array.from({ length: 5 }, () => take(by('ana')));
  expect(said).toEqual(['yes', 'yes', 'yes', 'refused', 'refused-again']);
  clock.now = 1000;
  expect([take(by('ana')), take(by('ana'))]).toEqual(['yes', 'refused']);
});

test('another person has their own, in a direct conversation too', () => {
  const { take } = allowance();
  for (let i = 0; i < 4; i += 1) take(by('ana', ''));
  expect(take(by('bo', ''))).toBe('yes');
});

test('a place has so many together, and each who is refused is told', () => {
  const { take } = allowance();
  for (const person of ['a', 'b', 'c', 'd', 'e']) expect(take(by(person))).toBe('yes');
  expect([take(by('f')), take(by('f')), take(by('g'))]).toEqual([
    'refused',
    'refused-again',
    'refused',
  ]);
  expect(take(by('f', 'G2'))).toBe('yes');
});

test('on the page, where nobody is told apart, nobody is counted', () => {
  const { take } = allowance();
  const said = Array.from({ length: 50 }, () => take(by('web', '', 'web')));
  expect(new Set(said)).toEqual(new Set(['yes']));
});

test('whoever comes, no more than so many are remembered', () => {
  const { take } = allowance();
  for (let i = 0; i < 3; i += 1) take(by('first', ''));
  expect(take(by('first', ''))).toBe('refused');
  for (let i = 0; i < 20_000; i += 1) take(by(`person ${i}`, ''));
  expect(take(by('first', ''))).toBe('yes');
});

test('the desk says so in one sentence, and then nothing', async () => {
  const { handle } = aBot({
    index: wordIndex(),
    store: memoryStore(),
    log: memoryLog(),
    allowance: createAllowance({ person: { most: 1, perMinute: 1 } }),
  });
  const ask = (id: string) =>
    handle({ ...by('ana'), id, heardBy: 'asker', act: { kind: 'help' } } satisfies Incoming);
  expect((await ask('1'))?.title).toBe('What this desk does');
  expect((await ask('2'))?.title).toBe(
    'That is more than the desk can answer at once. Please try again in a minute.',
  );
  expect(await ask('3')).toBeUndefined();
});
