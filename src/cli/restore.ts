import type { Command } from 'commander';
import { environment, readConfig } from '../config.ts';
import { restore } from '../store/backup/restore.ts';
import { createLog } from '../telemetry.ts';
import { counted } from './count.ts';

/** `factdesk restore`: puts a backup in the place of everything in the database, all of it or nothing. */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup in the place of everything in the database, with the desk stopped')
    .argument('<file>', 'what factdesk backup wrote, of either kind of database')
    .option('--force', 'also where the database holds something already: all of it is replaced')
    .action(async (file: string, { force }: { force?: true }) => {
      const { dataDir, databaseUrl } = readConfig(environment());
      const log = createLog('silent');
      const where = { dataDir, log, ...(databaseUrl && { databaseUrl }) };
      const { rows, tables } = await restore(where, file, { force: force === true });
      process.stdout.write(
        `${counted(rows, 'row')} of ${counted(tables, 'table')} are back from ${file}\n`,
      );
    });
}
