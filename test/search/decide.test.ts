import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, type Judged, levels } from '../../src/search/decide.ts';

const judged = (...confidences: number[]): Judged[] =>
  confidences.map((confidence, at) => ({ id: `c${at + 1}`, confidence }));
const never = () => false;
const ids = (all: readonly Judged[]) => all.map(({ id }) => id);
const thresholds = { match: 0.9, choice: 0.2, near: 0.05 };

describe('what is said', () => {
  test('is a match where the best is sure enough, with the next three', () => {
    const decision = decide(judged(0.9, 0.5, 0.4, 0.3, 0.2), never, thresholds);
    expect(decision).toMatchObject({ kind: 'match', best: { id: 'c1' } });
    expect(decision.kind === 'match' && ids(decision.others)).toEqual(['c2', 'c3', 'c4']);
  });

  test('is choices below that, three at most and none that is far off', () => {
    const few = decide(judged(0.89, 0.06, 0.04), never, thresholds);
    expect(few.kind === 'choices' && ids(few.choices)).toEqual(['c1', 'c2']);
    const many = decide(judged(0.3, 0.3, 0.3, 0.3), never, thresholds);
    expect(many.kind === 'choices' && ids(many.choices)).toEqual(['c1', 'c2', 'c3']);
  });

  test('is none below that, with what is near', () => {
    const near = decide(judged(0.19, 0.06, 0.01), never, thresholds);
    expect(near.kind === 'none' && ids(near.closest)).toEqual(['c1', 'c2']);
    expect(decide(judged(0.04), never, thresholds)).toEqual({ kind: 'none', closest: [] });
    expect(decide([], never, thresholds)).toEqual({ kind: 'none', closest: [] });
  });

  test('is none where the confidence is no number', () => {
    expect(decide(judged(Number.NaN, 0.99), never, thresholds)).toEqual({
      kind: 'none',
      closest: [],
    });
  });
});

test('of choices that a person could not tell apart the better one stands for both', () => {
  const same = (a: string, b: string) => a !== 'c3' && b !== 'c3';
  const decision = decide(judged(0.5, 0.4, 0.3, 0.2), same, thresholds);
  expect(decision.kind === 'choices' && ids(decision.choices)).toEqual(['c1', 'c3']);
});

test('one that came to another result on the same claim is offered right behind, however far off', () => {
  const rivals = (a: string, b: string) => [a, b].toSorted().join() === 'c1,c4';
  const decision = decide(judged(0.5, 0.3, 0.2, 0.001), never, thresholds, rivals);
  expect(decision.kind === 'choices' && ids(decision.choices)).toEqual(['c1', 'c4', 'c2']);
});

test('the levels answer ever more often, and let a person choose from where on they do', () => {
  const { cautious, balanced, eager } = levels;
  expect(cautious.match).toBeGreaterThan(balanced.match);
  expect(balanced.match).toBeGreaterThan(eager.match);
  for (const { match, choice, near } of Object.values(levels)) {
    expect(match).toBeLessThan(1);
    expect(match).toBeGreaterThan(choice);
    expect(choice).toBeGreaterThan(near);
    expect(near).toBeGreaterThan(0);
  }
  expect(decide(judged(cautious.match), never).kind).toBe('match');
  expect(decide(judged(cautious.match - 0.001), never).kind).toBe('choices');
});

test('whatever the candidates, what is said is among them, once each and three at most', () => {
  const any = fc
    .array(fc.double({ min: 0, max: 1 }), { maxLength: 30 })
    .map((all) => judged(...all.toSorted((a, b) => b - a)));
  fc.assert(
    fc.property(any, fc.func(fc.boolean()), fc.func(fc.boolean()), (all, same, rivals) => {
      const decision = decide(all, same, thresholds, rivals);
      const said = {
        match: () => (decision.kind === 'match' ? [decision.best, ...decision.others] : []),
        choices: () => (decision.kind === 'choices' ? decision.choices : []),
        none: () => (decision.kind === 'none' ? decision.closest : []),
      }[decision.kind]();
      expect(new Set(ids(said)).size).toBe(said.length);
      expect(said.every((one) => all.includes(one))).toBe(true);
      expect(said.length).toBeLessThanOrEqual(decision.kind === 'match' ? 4 : 3);
      if (decision.kind === 'choices') expect(said[0]).toBe(all[0]);
    }),
  );
});
