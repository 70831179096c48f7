import type { Command } from 'commander';
import { environment, readConfig } from '../config.ts';
import { backup } from '../store/backup/backup.ts';
import { createLog } from '../telemetry.ts';
import { counted } from './count.ts';

/** `factdesk backup`: everything in the database as one file, also while the desk runs. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('write everything in the database into one file, also while the desk runs')
    .argument('<file>', 'where to; what is there already is replaced once the new one is whole')
    .action(async (file: string) => {
      const { dataDir, databaseUrl } = readConfig(environment());
      const log = createLog('silent');
      const where = { dataDir, log, ...(databaseUrl && { databaseUrl }) };
      const { rows, tables } = await backup(where, file);
      process.stdout.write(`${counted(rows, 'row')} of ${counted(tables, 'table')} in ${file}\n`);
    });
}
