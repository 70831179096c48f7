import type { Store } from '../../src/core/ports.ts';
import { openMemoryStore } from '../../src/store/open.ts';
import { memoryLog } from './log.ts';

/** The real store, in memory: it lasts as long as a test. */
export const memoryStore = (now?: () => Date): Store =>
  openMemoryStore({ log: memoryLog(), ...(now && { now }) });
