import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimitError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { createOutbox } from '../../../src/adapters/discord/outbox.ts';
import { until } from '../../support/discord/bench.ts';
import { forAll, gate, say, started } from '../../support/discord/started.ts';

const limited = (retryAfter: number) =>
  new RateLimitError({
    global: false,
    hash: 'hash',
    limit: 5,
    majorParameter: '1',
    method: 'POST',
    retryAfter,
    route: '/channels/:id/messages',
    scope: 'user',
    sublimitTimeout: 0,
    timeToReset: retryAfter,
    url: 'https://discord.example',
  });

describe('what waits for its turn', () => {
  test('goes out in order in one channel, and waits for no other channel', async () => {
    const outbox = createOutbox();
    const { passed, release } = gate();
    const done: string[] = [];
    const first = outbox.run('a', async () => {
      await passed;
      done.push('first');
    });
    const second = outbox.run('a', async () => done.push('second'));
    await outbox.run('b', async () => done.push('elsewhere'));
    expect(done).toEqual(['elsewhere']);
    release();
    await Promise.all([first, second]);
    expect(done).toEqual(['elsewhere', 'first', 'second']);
  });

  test('goes out again when the limit allows, as often as is sensible', async () => {
    const outbox = createOutbox();
    let tries = 0;
    const sent = await outbox.run('a', async () => {
      tries += 1;
      if (tries < 4) throw limited(5);
      return 'sent';
    });
    expect([sent, tries]).toEqual(['sent', 4]);
    await expect(outbox.run('a', () => Promise.reject(limited(5)))).rejects.toBeInstanceOf(
      RateLimitError,
    );
    await expect(outbox.run('a', () => Promise.reject(limited(3_600_000)))).rejects.toBeInstanceOf(
      RateLimitError,
    );
  });

  test('is not held up by what failed before it, and is given up when the desk stops', async () => {
    const outbox = createOutbox();
    const failed = outbox.run('a', () => Promise.reject(new Error('no')));
    const next = outbox.run('a', async () => 'sent');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('sent');
    const waiting = outbox.run('a', () => Promise.reject(limited(600_000)));
    await sleep(10);
    outbox.close();
    await expect(waiting).rejects.toThrow(/abort/i);
    await expect(outbox.run('a', async () => 'late')).rejects.toThrow(/abort/i);
  });
});

test('a post that meets Discord’s limit waits, and an answer beside it does not', async () => {
  const { adapter, peer, place, state } = await started('command', async () => say('Here.'));
  state.failures.push({ method: 'POST', path: /messages$/, how: 'limited-for-long' });
  const posted = adapter.post(place, forAll);
  posted.catch(() => {});
  await until(() => state.failures.length === 0, 'the limit');
  expect((await peer.ask('meanwhile?'))?.text).toBe('Here.');
  await adapter.stop();
  await expect(posted).rejects.toThrow(/abort/i);
});

test('a post that is limited for a moment is sent once', async () => {
  const { adapter, place, state } = await started('command');
  state.failures.push({ method: 'POST', path: /messages$/, how: 'limited' });
  const receipt = await adapter.post(place, forAll);
  expect(state.sent.map(({ message }) => message.id)).toEqual([receipt.message]);
});
