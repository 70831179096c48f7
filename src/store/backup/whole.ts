import { migrations } from '../migrations.ts';
import type { Tally } from './backup.ts';
import {
  cutOff,
  damaged,
  formatVersion,
  type Header,
  headerSchema,
  type Line,
  lineSchema,
  linesIn,
  newer,
  noBackup,
} from './format.ts';

function readHeader(text: string, file: string): Header {
  let header: Header;
  try {
    header = headerSchema.parse(JSON.parse(text));
  } catch (error) {
    throw noBackup(file, error);
  }
  if (header.format > formatVersion || !(header.migration in migrations)) throw newer(file);
  return header;
}

function readLine(text: string, file: string): Line {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch (error) {
    throw damaged(file, error);
  }
}

/** The lines below the header. */
export async function* contentOf(file: string): AsyncGenerator<Line> {
  let isFirst = true;
  for await (const { text } of linesIn(file)) {
    if (!isFirst) yield readLine(text, file);
    isFirst = false;
  }
}

/** Counts what stands in a file, line by line. */
function counter(file: string) {
  let columns = 0;
  const tally: Tally = { tables: 0, rows: 0 };
  return {
    tally,
    count(line: Line): void {
      if (Array.isArray(line)) {
        if (line.length !== columns) throw damaged(file);
        tally.rows += 1;
      } else if ('table' in line) {
        columns = line.columns.length;
        tally.tables += 1;
      }
    },
  };
}

/**
 * Reads a backup to its end and holds it against its checksum, so that nothing is begun with a part of one.
 *
 * @throws OperatorError where it is no backup, of a newer release, damaged or cut off
 */
export async function mustBeWhole(file: string): Promise<{ header: Header; tally: Tally }> {
  const { tally, count } = counter(file);
  let header: Header | undefined;
  let isWhole = false;
  for await (const { text, before } of linesIn(file)) {
    if (isWhole) throw damaged(file);
    if (!header) {
      header = readHeader(text, file);
      continue;
    }
    const line = readLine(text, file);
    count(line);
    if ('sha256' in line) {
      if (line.sha256 !== before || line.rows !== tally.rows) throw damaged(file);
      isWhole = true;
    }
  }
  if (!header) throw noBackup(file);
  if (!isWhole) throw cutOff(file);
  return { header, tally };
}
