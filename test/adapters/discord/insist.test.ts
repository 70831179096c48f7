import { createServer } from 'node:http';
import { REST } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { faultOf } from '../../../src/adapters/discord/faults.ts';
import { insist } from '../../../src/adapters/discord/insist.ts';

/** A server that takes requests and never answers the first so many. */
async function silent(unanswered: number) {
  let came = 0;
  const server = createServer((_, response) => {
    came += 1;
    if (came <= unanswered) return;
    response.setHeader('content-type', 'application/json');
    response.end('{"id":"1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const api = `http://127.0.0.1:${port}/api`;
  const rest = new REST({ api, version: '10', timeout: 100, retries: 0 }).setToken('x');
  return { rest, count: () => came };
}

describe('a request that is not answered in time', () => {
  test('is one that nobody knows of, and goes out again', async () => {
    const { rest, count } = await silent(2);
    expect(await insist(() => rest.get('/users/@me'))).toEqual({ id: '1' });
    expect(count()).toBe(3);
  });

  test('is given up in the end', async () => {
    const { rest, count } = await silent(99);
    const error: unknown = await insist(() => rest.get('/users/@me')).catch((why) => why);
    expect(faultOf(error)).toBe('unreached');
    expect(count()).toBe(4);
  });

  test('is told how many went before it', async () => {
    const { rest } = await silent(1);
    const tries: number[] = [];
    await insist((failed) => {
      tries.push(failed);
      return rest.get('/users/@me');
    });
    expect(tries).toEqual([0, 1]);
  });
});
