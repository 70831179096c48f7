import { join } from 'node:path';
import { createLibrary } from '../../src/content/library.ts';
import type { Change } from '../../src/core/ports.ts';
import { memoryLog } from './log.ts';
import { memoryStore } from './memory-store.ts';

/** The folder of the sample library that comes with the desk. */
export const samplesDir = join(import.meta.dirname, '../../content');

/** The sample library as the desk reads it at its first start. */
export async function readSamples(): Promise<Change> {
  const { revisions } = memoryStore();
  const library = createLibrary({ dir: samplesDir, revisions, log: memoryLog() });
  try {
    return await library.start(async () => {});
  } finally {
    await library.stop();
  }
}
