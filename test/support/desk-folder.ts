import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Served, serve } from './process.ts';

/** The one fact-check of a small library. */
export const moon = `---
title: The Moon is not made of cheese
claim: The Moon is made of cheese
rating: "False"
publisher: Example Desk
---
Rock, all of it.
`;

/** A library of one file and a place for data, for a desk that runs as a process of its own; gone after the test. */
export function deskFolder(text = moon) {
  const folder = mkdtempSync(join(tmpdir(), 'factdesk-desk-'));
  const file = join(folder, 'moon.md');
  writeFileSync(file, text);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { file, env: { CONTENT_DIR: folder, DATA_DIR: join(folder, 'data') } };
}

/** A desk that is ended with the test, whatever comes. */
export async function served(env: Record<string, string>): Promise<Served> {
  const desk = await serve(env);
  onTestFinished(async () => void (await desk.kill('SIGKILL')));
  return desk;
}
