import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OperatorError } from '../core/errors.ts';

/** A package of its own with a lock file of its own, so that `npm ci` in the project leaves it alone. */
const folder = fileURLToPath(new URL('../../models/runtime', import.meta.url));
const installed = join(folder, 'node_modules', 'onnxruntime-node');

const packageSchema = z.object({ dependencies: z.record(z.string(), z.string()) });
const installedSchema = z.object({ version: z.string() });

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The version that is installed by `installRuntime`. */
export function runtimeVersion(): string {
  const { dependencies } = packageSchema.parse(json(join(folder, 'package.json')));
  return dependencies['onnxruntime-node'] ?? '';
}

/** Whether that version is there. */
export function hasRuntime(): boolean {
  const file = join(installed, 'package.json');
  return existsSync(file) && installedSchema.parse(json(file)).version === runtimeVersion();
}

/**
 * Removes what a package brings for other systems.
 *
 * @param binaries a folder with a folder a platform, with one an architecture in each
 */
export function dropOtherSystems(binaries: string): void {
  for (const platform of readdirSync(binaries)) {
    for (const arch of readdirSync(join(binaries, platform))) {
      if (platform === process.platform && arch === process.arch) continue;
      rmSync(join(binaries, platform, arch), { recursive: true });
    }
  }
}

/**
 * Installs what runs a model, by its lock file. Its install script is left out: it would download what is only of use
 * with a graphics card.
 *
 * @throws OperatorError where npm does not manage
 */
export function installRuntime(): void {
  // On Windows npm is a script that only a shell can start.
  const shell = process.platform === 'win32';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, { cwd: folder, shell, stdio: ['ignore', 2, 2] });
  if (status !== 0 || !hasRuntime()) {
    throw new OperatorError(
      'onnxruntime-node was not installed; read the lines above, look at the network, and run the command again.',
    );
  }
  for (const api of readdirSync(join(installed, 'bin'))) {
    dropOtherSystems(join(installed, 'bin', api));
  }
}
