import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OperatorError } from '../core/errors.ts';

function holder(file: string): string {
  try {
    return ` (process ${Number.parseInt(readFileSync(file, 'utf8'), 10)})`;
  } catch {
    return '';
  }
}

/** SQLite's word for "another connection holds the lock" (sqlite.org/rescode.html). */
const busy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === busy;
}

/** Whether a folder could not be taken because another process has it. */
export const isInUse = (error: unknown): boolean =>
  error instanceof OperatorError && isBusy(error.cause);

/**
 * Takes a data folder for this process alone. The lock is an open transaction on a small database of its own: the
 * operating system lets go of it however the process ends, so nothing is ever left stale.
 *
 * @returns what lets go
 * @throws OperatorError where another process has the folder, or the lock cannot be written
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'factdesk.lock');
  const who = join(folder, 'factdesk.pid');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file);
    lock.exec('PRAGMA journal_mode = DELETE; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    writeFileSync(who, `${process.pid}\n`);
  } catch (error) {
    lock?.close();
    throw new OperatorError(
      isBusy(error)
        ? `The data folder ${folder} is in use by another factdesk${holder(who)}; stop it, or set DATA_DIR to another folder.`
        : `The lock ${file} cannot be taken; make the folder writable, delete the lock if it is damaged, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  return () => {
    if (lock.isOpen) lock.close();
  };
}
