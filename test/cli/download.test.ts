import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { download } from '../../src/cli/download.ts';
import { OperatorError } from '../../src/core/errors.ts';

const content = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i) % 251));
const sha256 = createHash('sha256').update(content).digest('hex');
const versions = [{ bytes: content.length, sha256 }];

type Respond = (request: IncomingMessage, response: ServerResponse, part: string) => void;

/** Where a range begins; 0 where the whole was asked for. */
const fromOf = ({ headers }: IncomingMessage) =>
  Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);

/** Sends a file as servers do, from where it was asked for. */
function send(request: IncomingMessage, response: ServerResponse, bytes: Buffer = content): void {
  const from = fromOf(request);
  const length = bytes.length - from;
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': length,
    ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
  });
  response.end(bytes.subarray(from));
}

const whole: Respond = (request, response) => send(request, response);

/** The same, but the connection breaks after so many bytes, once they are in the file. */
function breakOff(
  request: IncomingMessage,
  response: ServerResponse,
  after: number,
  part: string,
): void {
  const from = fromOf(request);
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': content.length - from,
    ...(from > 0 && { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` }),
  });
  const until = Math.min(from + after, content.length);
  response.write(content.subarray(from, until));
  const looking = setInterval(() => {
    if ((statSync(part, { throwIfNoEntry: false })?.size ?? 0) < until) return;
    clearInterval(looking);
    response.destroy();
  }, 2);
  response.on('close', () => clearInterval(looking));
}

/** A server on this machine and an empty folder, both gone after the test. */
async function place(respond: Respond) {
  const folder = mkdtempSync(join(tmpdir(), 'factdesk-download-'));
  const file = join(folder, 'model.onnx');
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.range);
    respond(request, response, `${file}.part`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    file,
    part: `${file}.part`,
    address: `http://127.0.0.1:${port}/model.onnx`,
    fetch: (
      options: { patience?: number; onProgress?: (bytes: number, total: number) => void } = {},
    ) => download(`http://127.0.0.1:${port}/model.onnx`, file, { versions, ...options }),
  };
}

/** What stopped a download, in one line. */
async function stopped(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof OperatorError)) throw error;
  expect(error.message.split('\n')).toHaveLength(1);
  return error.message;
}

describe('a download', () => {
  test('brings the whole file, and says how far it is', async () => {
    const { fetch, file, part } = await place(whole);
    const steps: [number, number][] = [];
    await fetch({ onProgress: (bytes, total) => steps.push([bytes, total]) });
    expect(readFileSync(file).equals(content)).toBe(true);
    expect(existsSync(part)).toBe(false);
    expect(steps.at(-1)).toEqual([content.length, content.length]);
  });

  test('that is cut off goes on where it stopped, as long as something comes', async () => {
    const { fetch, file, asked } = await place((request, response, part) =>
      breakOff(request, response, 70_000, part),
    );
    await fetch();
    expect(readFileSync(file).equals(content)).toBe(true);
    expect(asked).toEqual([
      undefined,
      'bytes=70000-',
      'bytes=140000-',
      'bytes=210000-',
      'bytes=280000-',
    ]);
  });

  test('that stays cut off says so, and the next one goes on from there', async () => {
    let works = false;
    const { fetch, file, part, asked } = await place((request, response, unfinished) => {
      if (works) send(request, response);
      else if (fromOf(request) === 0) breakOff(request, response, 100_000, unfinished);
      else response.destroy();
    });
    expect(await stopped(fetch())).toMatch(
      /was cut off after 0.1 MB \(.+\); run the command again, and it goes on/,
    );
    expect(existsSync(file)).toBe(false);
    const had = readFileSync(part);
    expect(had.equals(content.subarray(0, 100_000))).toBe(true);
    works = true;
    await fetch();
    expect(asked.at(-1)).toBe(`bytes=${had.length}-`);
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('begins anew where the server knows no parts', async () => {
    const { fetch, file, part, asked } = await place((_, response) => response.end(content));
    writeFileSync(part, content.subarray(0, 1000));
    await fetch();
    expect(asked).toEqual(['bytes=1000-']);
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test.each([
    [
      'is longer than the file',
      Buffer.alloc(400_000),
      (r: IncomingMessage, s: ServerResponse) =>
        r.headers.range ? s.writeHead(416).end() : send(r, s),
    ],
    [
      'is answered with another one',
      content.subarray(0, 500),
      (r: IncomingMessage, s: ServerResponse) =>
        r.headers.range
          ? s
              .writeHead(206, { 'content-range': `bytes 0-99/${content.length}` })
              .end(content.subarray(0, 100))
          : send(r, s),
    ],
  ])('begins anew where the part %s', async (_, had, respond) => {
    const { fetch, file, part, asked } = await place(respond);
    writeFileSync(part, had);
    await fetch();
    expect(asked).toEqual([`bytes=${had.length}-`, undefined]);
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('that was whole but never got its name needs no network', async () => {
    const { fetch, file, part, asked } = await place(whole);
    writeFileSync(part, content);
    await fetch();
    expect(asked).toEqual([]);
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('with a flipped byte is refused, and nothing of it stays', async () => {
    const flipped = Buffer.from(content);
    flipped[123_456] = (flipped[123_456] ?? 0) ^ 1;
    const { fetch, file, part } = await place((request, response) =>
      send(request, response, flipped),
    );
    expect(await stopped(fetch())).toMatch(
      /its SHA-256 is another\) and was not kept; run the command again/,
    );
    expect([existsSync(file), existsSync(part)]).toEqual([false, false]);
  });

  test('after a damaged beginning is refused too, and works the next time', async () => {
    const { fetch, file, part } = await place(whole);
    writeFileSync(part, Buffer.alloc(1000, 7));
    expect(await stopped(fetch())).toMatch(/its SHA-256 is another/);
    expect(existsSync(part)).toBe(false);
    await fetch();
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('never touches the good file that is there', async () => {
    const { fetch, file } = await place((_, response) => response.writeHead(500).end());
    writeFileSync(file, 'the one before');
    expect(await stopped(fetch())).toMatch(/answered 500/);
    expect(readFileSync(file, 'utf8')).toBe('the one before');
  });

  test('of what is not there says so, and keeps the part', async () => {
    const { fetch, part, address } = await place((_, response) =>
      response.writeHead(404).end('no'),
    );
    writeFileSync(part, content.subarray(0, 10));
    expect(await stopped(fetch())).toBe(`${address} answered 404; name another place with --from.`);
    expect(readFileSync(part)).toHaveLength(10);
  });

  test.each([
    ['shorter', content.subarray(0, 12)],
    ['longer', Buffer.concat([content, content])],
    ['empty', Buffer.alloc(0)],
  ])('of a file that is %s is refused before it begins', async (_, bytes) => {
    const { fetch, file, part } = await place((request, response) =>
      send(request, response, bytes),
    );
    expect(await stopped(fetch())).toMatch(
      `is ${bytes.length} bytes long and should be 300000; name`,
    );
    expect([existsSync(file), existsSync(part)]).toEqual([false, false]);
  });

  test('that never ends is ended', async () => {
    const { fetch, file, part } = await place((_, response) => {
      const more = () => response.write(content, (error) => error ?? more());
      more();
    });
    expect(await stopped(fetch())).toMatch(
      /cannot be had \(it sends more than it should\); look at/,
    );
    expect([existsSync(file), existsSync(part)]).toEqual([false, false]);
  });

  test('in which nothing comes any more is given up', async () => {
    const { fetch } = await place((_, response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.flushHeaders();
    });
    expect(await stopped(fetch({ patience: 50 }))).toMatch(
      /cannot be had \(nothing came any more\)/,
    );
  });

  test('from where nobody listens says so', async () => {
    const { file } = await place(whole);
    const work = download('http://127.0.0.1:9/model.onnx', file, { versions });
    expect(await stopped(work)).toMatch(
      /^http:\/\/127.0.0.1:9\/model.onnx cannot be had \(.+\); look at the network/,
    );
  });
});
