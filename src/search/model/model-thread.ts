import { parentPort, workerData } from 'node:worker_threads';
import { type Encoder, openEncoder } from './encoder.ts';
import { contentId, readFolder } from './folder.ts';
import { type FromThread, type Start, type ToThread, Unfit } from './protocol.ts';
import { loadRuntime } from './runtime.ts';

const say = (message: FromThread) => parentPort?.postMessage(message);
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The first text is read before anybody asks: it shows what the model gives, and warms it up. */
async function open({ folder, runtime }: Start): Promise<Encoder> {
  const model = readFolder(folder);
  const encoder = await openEncoder(model, await loadRuntime(runtime));
  try {
    const vector = await encoder.read('Is this true?');
    if (!vector) throw new Error('it knows no word of a plain question');
    say({ kind: 'ready', id: await contentId(model), dimensions: vector.length });
    return encoder;
  } catch (error) {
    throw new Unfit(
      `The model in ${folder} cannot be used: ${reasonOf(error)}; fetch it again with npm run model, or choose another.`,
    );
  }
}

async function read(encoder: Encoder, text: string): Promise<FromThread> {
  try {
    return { kind: 'read', vector: await encoder.read(text) };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

try {
  const encoder = await open(workerData);
  parentPort?.on('message', async (message: ToThread) => {
    if (message.kind === 'read') return say(await read(encoder, message.text));
    await encoder.close();
    parentPort?.close();
  });
} catch (error) {
  // Anything else ends the thread, which is then started again.
  if (!(error instanceof Unfit)) throw error;
  say({ kind: 'unfit', sentence: error.message });
}
