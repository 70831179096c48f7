// Runs before start, test and check, on any Node from 18 on: installs what the lockfile names when it is missing or
// older than the lockfile, and makes sure that the Node which will run is new enough.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const needed = 24;

/** @param {string} line */
function stop(line) {
  console.error(`factdesk: ${line}`);
  process.exit(1);
}

function installed() {
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(marker)) return false;
  return statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function install() {
  console.error('factdesk: installing what is missing (once; about 20 seconds)');
  // On Windows npm is a script that only a shell can start.
  const shell = process.platform === 'win32';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync('npm', args, { cwd: root, shell, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) {
    stop(
      'the installation failed; read the lines above, check the network, and run the command again.',
    );
  }
}

function checkNode() {
  // npm puts node_modules/.bin first, so this is the Node that came with the project, or the system's.
  const asked = spawnSync('node', ['-p', 'process.versions.node'], { encoding: 'utf8' });
  const version = (asked.stdout || '').trim();
  if (Number.parseInt(version, 10) >= needed) return;
  stop(
    `Node ${needed} or newer is needed and this is ${version || 'none'} on ${process.platform}-${process.arch}, for which ` +
      `the project brings none; install Node ${needed} from https://nodejs.org and run the command again.`,
  );
}

if (!installed()) install();
checkNode();
