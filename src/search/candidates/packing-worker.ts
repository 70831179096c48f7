import { parentPort, workerData } from 'node:worker_threads';
import { pack } from './pack.ts';

/** Packs what it is started with, hands it back and ends. */
parentPort?.postMessage(pack(workerData));
