import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FetchError, fetchPublished } from './fetch.ts';
import { mayBeRead } from './kind.ts';
import type { Opened } from './read-any.ts';

/** Something to import: a file or an address. */
export interface Input {
  where: string;
  /** @throws FetchError, or the system's error, where there is nothing to be had */
  open(): Promise<Opened>;
}

export const isAddress = (words: string): boolean => /^https?:\/\//i.test(words);

function fileInput(path: string): Input {
  return {
    where: path,
    async open() {
      const stream = createReadStream(path);
      // The stream's own failure to open is told here, where the path is known.
      await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject));
      return { stream, name: basename(path) };
    },
  };
}

/** The files of a folder and all below it that have a reader, in the order of their names. */
async function folderInputs(folder: string): Promise<Input[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const inputs: Input[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const isNote = entry.name.startsWith('.') || /^readme\./i.test(entry.name);
    if (isNote) continue;
    if (entry.isDirectory()) inputs.push(...(await folderInputs(path)));
    else if (entry.isFile() && mayBeRead(entry.name)) inputs.push(fileInput(path));
  }
  return inputs;
}

/**
 * What a word of the command line stands for: an address, a file, or all files of a folder.
 *
 * @throws the system's error where there is no such file
 */
export async function inputsOf(word: string): Promise<Input[]> {
  if (isAddress(word)) return [{ where: word, open: () => fetchPublished(word) }];
  const found = await stat(word);
  return found.isDirectory() ? folderInputs(word) : [fileInput(word)];
}

/** Why something could not be opened, as a sentence about it. */
export function openFailure(error: unknown): string {
  if (error instanceof FetchError) return `It ${error.message}.`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'ENOENT' ? 'There is no such file or folder.' : `It cannot be read (${code}).`;
}
