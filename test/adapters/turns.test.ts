import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createTurns } from '../../src/adapters/turns.ts';

/** Longer than any test. */
const forEver = { first: 60_000, soon: 60_000 };

function deeds() {
  const done: string[] = [];
  const noting = (turn: Promise<unknown>, name: string) => turn.then(() => void done.push(name));
  return { done, noting };
}

describe('whoever may think for longer', () => {
  test('goes after everybody who came at the same time and is waited for', async () => {
    const turns = createTurns(forEver);
    const { done, noting } = deeds();
    const questions = ['a', 'b'].map((name) => noting(turns.later(), name));
    const firsts = ['1', '2'].map((name) =>
      turns.first(async () => {
        await sleep(2);
        done.push(name);
      }),
    );
    await Promise.all([...questions, ...firsts]);
    expect(done).toEqual(['1', '2', 'a', 'b']);
  });

  test('goes one at a time, in order', async () => {
    const turns = createTurns(forEver);
    const { done, noting } = deeds();
    await Promise.all(['a', 'b', 'c'].map((name) => noting(turns.later(), name)));
    expect(done).toEqual(['a', 'b', 'c']);
  });

  test('waits for no answer to what has long gone out', async () => {
    const turns = createTurns(forEver);
    void turns.first(() => new Promise(() => {}));
    await turns.later();
  });

  test('goes in the end though others keep coming', async () => {
    const turns = createTurns({ first: 20, soon: 20 });
    let coming = true;
    const others = (async () => {
      while (coming) {
        void turns.first(() => sleep(25));
        await sleep(5);
      }
    })();
    await turns.later();
    coming = false;
    await others;
  });

  test('goes though what went first has failed, which is told to whoever began it', async () => {
    const turns = createTurns(forEver);
    const failed = turns.first(() => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    await turns.later();
  });
});

describe('whoever may think for a moment', () => {
  test('goes one at a time, before those who think for longer, however long each takes', async () => {
    const turns = createTurns(forEver);
    const { done, noting } = deeds();
    const longer = noting(turns.later(), 'longer');
    const moments = ['a', 'b'].map((name) =>
      turns.soon(async () => {
        done.push(`${name} begins`);
        await sleep(40);
        done.push(`${name} ends`);
      }),
    );
    await Promise.all([longer, ...moments]);
    expect(done).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'longer']);
  });

  test('fails alone', async () => {
    const turns = createTurns(forEver);
    const failed = turns.soon(() => Promise.reject(new Error('no')));
    const next = turns.soon(async () => 'fine');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('fine');
    await turns.later();
  });

  test('does not hold up the others for ever', async () => {
    const turns = createTurns({ first: 20, soon: 20 });
    void turns.soon(() => new Promise(() => {}));
    await turns.later();
  });
});

test('who comes one in each turn of the event loop is let in before a question is thought about', async () => {
  const turns = createTurns();
  const order: string[] = [];
  let left = 20;
  const come = () => {
    left -= 1;
    void turns.first(async () => void order.push('came'));
    if (left > 0) setImmediate(come);
  };
  setImmediate(come);
  await turns.later();
  order.push('question');
  expect(order).toEqual([...Array.from({ length: 20 }, () => 'came'), 'question']);
});
