import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { digest } from './says.ts';

/** Lies beside the files that were imported. The library passes by what begins with a dot. */
const recordName = '.imported.json';
const recordSchema = z.record(z.string(), z.string());

/** Knows which files are still as the import wrote them, so that none that somebody edited is overwritten. */
export interface Imported {
  /** Whether a file's text is the one that was last written to it by an import. */
  isUntouched(file: string, text: string): Promise<boolean>;
  wrote(file: string, text: string): Promise<void>;
  /** Keeps what was written for the next import. */
  save(): Promise<void>;
}

async function readRecord(folder: string): Promise<Map<string, string>> {
  try {
    const text = await readFile(join(folder, recordName), 'utf8');
    return new Map(Object.entries(recordSchema.parse(JSON.parse(text))));
  } catch {
    // No record, or one that cannot be read: then every file may have been edited.
    return new Map();
  }
}

/** Writes a file whole or not at all. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = join(dirname(file), `.${basename(file)}.saving`);
  await writeFile(beside, text);
  await rename(beside, file);
}

export function openImported(): Imported {
  const records = new Map<string, { files: Map<string, string>; isNew: boolean }>();
  const recordOf = async (file: string) => {
    const folder = dirname(file);
    const record = records.get(folder) ?? { files: await readRecord(folder), isNew: false };
    records.set(folder, record);
    return record;
  };
  return {
    async isUntouched(file, text) {
      const { files } = await recordOf(file);
      return files.get(basename(file)) === digest(text);
    },
    async wrote(file, text) {
      const record = await recordOf(file);
      record.files.set(basename(file), digest(text));
      record.isNew = true;
    },
    async save() {
      for (const [folder, { files, isNew }] of records) {
        if (!isNew) continue;
        const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
        const text = JSON.stringify(Object.fromEntries(sorted), null, 1);
        await writeWhole(join(folder, recordName), `${text}\n`);
      }
    },
  };
}
