// Run as a process of its own: confirms publications with three copies and a job each in the folder it is given until
// it is killed, and prints each one's id once the store has acknowledged it.
import { openStore } from '../../src/store/open.ts';
import { memoryLog } from './log.ts';
import { aCopy, aJob, aPublication } from './publication.ts';

const { publishing } = await openStore({ dataDir: process.argv[2] ?? '', log: memoryLog() });
for (let count = 0; ; count += 1) {
  const publication = aPublication({ id: `${process.pid}-${count}` });
  await publishing.ledger.create(publication);
  const copies = [0, 1, 2].map((n) => aCopy(publication, n));
  const jobs = copies.map((copy) => aJob(copy));
  await publishing.ledger.change({ ...publication, state: 'confirmed' }, copies, jobs);
  process.stdout.write(`${publication.id}\n`);
}
