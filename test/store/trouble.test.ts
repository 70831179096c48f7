import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OperatorError } from '../../src/core/errors.ts';
import { openStore } from '../../src/store/open.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { memoryLog } from '../support/log.ts';
import { aCopy, aJob, aPublication } from '../support/publication.ts';

const log = memoryLog();
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'factdesk-store-'));
});
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

async function refusal(options: Parameters<typeof openStore>[0]): Promise<string> {
  try {
    await (await openStore(options)).close();
  } catch (error) {
    if (error instanceof OperatorError) return error.message;
    throw error;
  }
  return 'opened';
}

const storeWriter = fileURLToPath(new URL('../support/store-writer.ts', import.meta.url));
const ledgerWriter = fileURLToPath(new URL('../support/ledger-writer.ts', import.meta.url));

/** A process that writes and prints what it wrote once it was acknowledged. */
function startWriter(writer = storeWriter) {
  const child = spawn(process.execPath, [writer, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, lines: createInterface({ input: child.stdout }), exited: once(child, 'exit') };
}

describe('the embedded database', () => {
  test('belongs to one process, and is free again however that one ended', async () => {
    const { child, lines, exited } = startWriter();
    await once(lines, 'line');
    expect(await refusal({ dataDir, log })).toBe(
      `The data folder ${dataDir} is in use by another factdesk (process ${child.pid}); stop it, or set DATA_DIR to another folder.`,
    );
    child.kill('SIGKILL');
    await exited;
    expect(await refusal({ dataDir, log })).toBe('opened');
  });

  test('loses no acknowledged row to kill -9', async () => {
    let acknowledged: string[] = [];
    for (const delay of [1, 7, 23, 60, 120]) {
      const { child, lines, exited } = startWriter();
      const written: string[] = [];
      lines.on('line', (line) => written.push(line));
      await once(lines, 'line');
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await exited;
      acknowledged = [...acknowledged, ...written];
    }
    const store = await openStore({ dataDir, log });
    const kept = new Set(
      (await store.interactions.recent(1_000_000)).map(({ question }) => question),
    );
    await store.close();
    expect(acknowledged.length).toBeGreaterThan(5);
    expect(acknowledged.filter((question) => !kept.has(question))).toEqual([]);
  });

  test('leaves no publication half confirmed after kill -9', async () => {
    const acknowledged: string[] = [];
    for (const delay of [0, 3, 11, 29]) {
      const { child, lines, exited } = startWriter(ledgerWriter);
      lines.on('line', (line) => acknowledged.push(line));
      await once(lines, 'line');
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await exited;
    }
    const store = await openStore({ dataDir, log });
    const { ledger, outbox } = store.publishing;
    const all = await ledger.list({ limit: 100_000, offset: 0 });
    for (const { id, state } of all) {
      const copies = await ledger.copies({ publication: id });
      const jobs = await outbox.jobs({ publication: id, limit: 9 });
      const whole = state === 'confirmed' ? 3 : 0;
      expect([copies.length, jobs.length]).toEqual([whole, whole]);
    }
    await store.close();
    const confirmed = new Set(all.flatMap(({ id, state }) => (state === 'confirmed' ? id : [])));
    expect(acknowledged.length).toBeGreaterThan(3);
    expect(acknowledged.filter((id) => !confirmed.has(id))).toEqual([]);
  });

  test('that is damaged says so and what to do', async () => {
    await writeFile(
      join(dataDir, 'factdesk.db'),
      'this is no database at all, but long enough '.repeat(50),
    );
    expect(await refusal({ dataDir, log })).toMatch(/is damaged; put back a copy/);
  });

  test('in a place that is no folder says so and what to do', async () => {
    await writeFile(join(dataDir, 'file'), '');
    expect(await refusal({ dataDir: join(dataDir, 'file', 'deeper'), log })).toMatch(
      /cannot be made/,
    );
  });

  // The superuser may write anywhere, so there is nothing to refuse.
  test.skipIf(process.getuid?.() === 0)('in a folder that cannot be written says so', async () => {
    await chmod(dataDir, 0o500);
    expect(await refusal({ dataDir, log })).toMatch(/make the folder writable/);
  });

  test('whose lock cannot be taken for another reason is not said to be in use', async () => {
    await writeFile(join(dataDir, 'factdesk.lock'), 'no lock of ours, but long enough '.repeat(50));
    expect(await refusal({ dataDir, log })).toMatch(
      /factdesk\.lock cannot be taken; .* delete the lock/,
    );
  });

  test('leaves out a stored revision that can no longer be read, and says so', async () => {
    const { DatabaseSync } = await import('node:sqlite');
    const store = await openStore({ dataDir, log });
    await store.revisions.record([aFactCheck({ id: 'kept' })]);
    await store.close();
    const database = new DatabaseSync(join(dataDir, 'factdesk.db'));
    database.exec("INSERT INTO revisions VALUES ('older', '{\"id\":\"older\"}'), ('torn', '{')");
    database.close();
    const said = memoryLog();
    const again = await openStore({ dataDir, log: said });
    expect((await again.revisions.all()).map(({ id }) => id)).toEqual(['kept']);
    await again.close();
    expect(said.lines.map(({ facts }) => facts)).toMatchObject([{ id: 'older' }, { id: 'torn' }]);
  });

  test('hands out what can be read where one job cannot, and says so', async () => {
    const { DatabaseSync } = await import('node:sqlite');
    const store = await openStore({ dataDir, log });
    const publication = aPublication();
    const copies = [0, 1].map((n) => aCopy(publication, n));
    const jobs = copies.map((copy) => aJob(copy));
    await store.publishing.ledger.create(publication);
    await store.publishing.ledger.change(publication, copies, jobs);
    await store.close();
    const database = new DatabaseSync(join(dataDir, 'factdesk.db'));
    database.exec("UPDATE copies SET body = '{' WHERE id = 'publicatio.0'");
    database.close();
    const said = memoryLog();
    const again = await openStore({ dataDir, log: said });
    const leased = await again.publishing.outbox.lease(9, 60_000);
    await again.close();
    expect(leased.map(({ job }) => job.key)).toEqual(['publicatio.1/post/0']);
    expect(said.lines.map(({ facts }) => facts)).toMatchObject([{ key: 'publicatio.0/post/0' }]);
  });

  test('of a newer release is left alone', async () => {
    const { DatabaseSync } = await import('node:sqlite');
    await (await openStore({ dataDir, log })).close();
    const database = new DatabaseSync(join(dataDir, 'factdesk.db'));
    database.exec("INSERT INTO factdesk_migration VALUES ('999-later', '2030-01-01T00:00:00Z')");
    database.close();
    expect(await refusal({ dataDir, log })).toMatch(/made by a newer factdesk/);
  });
});

describe('a PostgreSQL server', () => {
  test('that is not there is named without its password', async () => {
    const databaseUrl = 'postgres://desk:hunter2@127.0.0.1:9/desk';
    const message = await refusal({ dataDir, databaseUrl, log });
    expect(message).toMatch(/nothing listens there; start PostgreSQL/);
    expect(message).not.toContain('hunter2');
  });

  test('that refuses the password is named without it', async () => {
    const server = createServer((socket) => {
      socket.once('data', () => {
        // AuthenticationCleartextPassword, then ErrorResponse (postgresql.org, Message Formats).
        socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]));
        socket.once('data', () => {
          const fields = Buffer.from('SFATAL\0C28P01\0Mpassword authentication failed\0\0');
          const head = Buffer.from([0x45, 0, 0, 0, fields.length + 4]);
          socket.end(Buffer.concat([head, fields]));
        });
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const databaseUrl = `postgres://desk:hunter2@127.0.0.1:${port}/desk`;
    const message = await refusal({ dataDir, databaseUrl, log });
    server.close();
    expect(message).toMatch(/the password is wrong; mend it in DATABASE_URL/);
    expect(message).not.toContain('hunter2');
  });

  test('whose address cannot be read is refused without showing it', async () => {
    const databaseUrl = 'postgres://desk:hunter2@[nowhere/desk';
    const message = await refusal({ dataDir, databaseUrl, log });
    expect(message).toMatch(/mend DATABASE_URL/);
    expect(message).not.toContain('hunter2');
  });

  test.skipIf(!process.env.DATABASE_URL)(
    'without the database, or for a user it does not know, says which',
    async () => {
      const url = new URL(process.env.DATABASE_URL ?? '');
      url.pathname = '/factdesk_never_made';
      expect(await refusal({ dataDir, databaseUrl: url.href, log })).toMatch(
        /the database does not exist; create it/,
      );
      url.username = 'factdesk_nobody';
      url.password = 'hunter2';
      const message = await refusal({ dataDir, databaseUrl: url.href, log });
      expect(message).toMatch(/^The PostgreSQL database cannot be used: /);
      expect(message).not.toContain('hunter2');
    },
  );
});
