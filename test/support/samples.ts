import { join } from 'node:path';
import { createLibrary } from '../../src/content/library.ts';
import type { Problem } from '../../src/core/errors.ts';
import type { FactCheck } from '../../src/core/factcheck.ts';
import { memoryLog } from './log.ts';
import { memoryStore } from './memory-store.ts';

/** The folder of the sample library that comes with the desk. */
export const samplesDir = join(import.meta.dirname, '../../content');

/** The sample library as the desk reads it at its first start. */
export async function readSamples(): Promise<{ added: FactCheck[]; problems: Problem[] }> {
  const { revisions } = memoryStore();
  const library = createLibrary({ dir: samplesDir, revisions, log: memoryLog() });
  try {
    const added: FactCheck[] = [];
    const { problems } = await library.start(async (change) => {
      added.push(...change.added);
    });
    return { added, problems };
  } finally {
    await library.stop();
  }
}
