import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { Problem } from '../core/errors.ts';
import { canRead } from './library-formats.ts';
import { digest } from './says.ts';

/** What a folder holds at one moment. */
export interface Scan {
  /** By path within the folder: the file's size in bytes, and a mark that differs once the file was written anew. */
  files: Map<string, { size: number; mark: string }>;
  /** Paths within the folder that could not be looked into; what they hold is not known, rather than gone. */
  closed: string[];
  problems: Problem[];
}

/** Whether a path within the folder is one that the library reads: no dotfiles, no README. */
function isLibraryFile(path: string): boolean {
  const names = path.split(sep);
  return (
    !names.some((name) => name.startsWith('.')) &&
    canRead(path) &&
    !/^readme\.md$/i.test(basename(path))
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** What was met on the way and is looked at after everything else: links, which may lead back. */
interface Walk extends Scan {
  dir: string;
  /** Real paths of the folders and linked files that were taken in. */
  seen: Set<string>;
  links: string[];
}

function isClosed(walk: Walk, path: string, error: unknown): void {
  const reason = reasonOf(error);
  if (reason === 'ENOENT') return;
  walk.closed.push(path);
  walk.problems.push({
    where: join(walk.dir, path),
    what: `It cannot be looked into (${reason}); what was read from it before still stands.`,
    fix: 'Let the desk read it, or move it out of the library.',
  });
}

async function takeFile(walk: Walk, path: string): Promise<void> {
  try {
    const { size, mtimeNs, ctimeNs, ino } = await stat(join(walk.dir, path), { bigint: true });
    const mark = digest(`${size}/${mtimeNs}/${ctimeNs}/${ino}`);
    walk.files.set(path, { size: Number(size), mark });
  } catch (error) {
    isClosed(walk, path, error);
  }
}

async function takeFolder(walk: Walk, path: string, real: string): Promise<void> {
  if (walk.seen.has(real)) return;
  walk.seen.add(real);
  const entries = await readdir(join(walk.dir, path), { withFileTypes: true }).catch((error) => {
    isClosed(walk, path, error);
    return [];
  });
  const files: string[] = [];
  for (const entry of entries) {
    const inner = join(path, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isSymbolicLink()) walk.links.push(inner);
    else if (entry.isDirectory()) await takeFolder(walk, inner, join(real, entry.name));
    else if (entry.isFile() && isLibraryFile(inner)) files.push(inner);
  }
  await Promise.all(files.map((file) => takeFile(walk, file)));
}

async function takeLink(walk: Walk, path: string): Promise<void> {
  try {
    const real = await realpath(join(walk.dir, path));
    const target = await stat(real);
    if (target.isDirectory()) return await takeFolder(walk, path, real);
    const within = relative(await realpath(walk.dir), real);
    if (!target.isFile() || !isLibraryFile(path) || walk.files.has(within) || walk.seen.has(real))
      return;
    walk.seen.add(real);
    await takeFile(walk, path);
  } catch (error) {
    if (!isLibraryFile(path)) return;
    walk.problems.push({
      where: join(walk.dir, path),
      what: `The link leads to nothing that can be read (${reasonOf(error)}).`,
      fix: 'Delete the link, or put back the file that it leads to.',
    });
  }
}

/**
 * Lists the files that the library reads, in all folders below. Links are followed; a link that leads back to what was
 * taken in already is passed by.
 *
 * @throws the system's error where the folder itself cannot be listed
 */
export async function scanFolder(dir: string): Promise<Scan> {
  await readdir(dir);
  const walk: Walk = {
    dir,
    files: new Map(),
    closed: [],
    problems: [],
    seen: new Set(),
    links: [],
  };
  await takeFolder(walk, '', await realpath(dir));
  for (let link = walk.links.shift(); link; link = walk.links.shift()) await takeLink(walk, link);
  const { files, closed, problems } = walk;
  return { files, closed, problems };
}
