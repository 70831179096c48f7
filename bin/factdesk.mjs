#!/usr/bin/env node
// The command line on any Node from 18 on: hands over to the Node that came with the project.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const brought = join(root, 'node_modules', '.bin', 'node');
const node =
  Number.parseInt(process.versions.node, 10) >= 24 || !existsSync(brought)
    ? process.execPath
    : brought;

if (node === process.execPath && Number.parseInt(process.versions.node, 10) < 24) {
  console.error('factdesk: run "npm ci" in the project folder first, or install Node 24 or newer.');
  process.exit(1);
}

const settings = existsSync('.env') ? ['--env-file=.env'] : [];
// By itself Node would let what is soon forgotten take 100 MB.
const lean = '--max-semi-space-size=16';
const args = [lean, ...settings, join(root, 'src', 'cli.ts'), ...process.argv.slice(2)];
// Half of a short command's time is reading code; from the second run on, Node has it compiled.
const env = {
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'factdesk'),
  ...process.env,
};
const child = spawn(node, args, { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
