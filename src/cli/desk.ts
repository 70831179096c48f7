import { environment, readConfig } from '../config.ts';
import type { Log } from '../core/ports.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { openMemoryStore } from '../store/open.ts';
import { createLog } from '../telemetry.ts';

/**
 * Runs a command over the library without the desk's own database, so that it works beside a desk that is running,
 * and closes everything after it.
 */
export async function withDesk(work: (desk: Desk, log: Log) => Promise<void>): Promise<void> {
  const config = readConfig(environment());
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const store = openMemoryStore({ log });
  try {
    const desk = await openDesk(config, store, log);
    try {
      await work(desk, log);
    } finally {
      await desk.close();
    }
  } finally {
    await store.close();
  }
}
