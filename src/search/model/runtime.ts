import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Unfit } from './protocol.ts';

/** A block of numbers with its extent in each direction. */
export interface Tensor {
  readonly data: unknown;
  readonly dims: readonly number[];
}

/** A model that is loaded. */
export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

/** As much of onnxruntime-node as is used. */
export interface Runtime {
  InferenceSession: { create(file: string, options: object): Promise<Session> };
  Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor;
}

const packageName = 'onnxruntime-node';

/** Beside the project's own packages, and in the folder that `factdesk model` installs it into. */
const places = [import.meta.url, new URL('../../../models/runtime/package.json', import.meta.url)];

function installed(): string {
  for (const place of places) {
    try {
      return createRequire(place).resolve(packageName);
    } catch {
      // Not there; perhaps in the next place.
    }
  }
  throw new Unfit(
    `What runs a sentence model (${packageName}) is not installed; install it with npm run model.`,
  );
}

function hasMember(value: unknown, name: string): boolean {
  const holds = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return holds && name in value;
}

function isRuntime(value: unknown): value is Runtime {
  if (typeof value !== 'object' || value === null) return false;
  if (!('InferenceSession' in value && 'Tensor' in value)) return false;
  return typeof value.Tensor === 'function' && hasMember(value.InferenceSession, 'create');
}

/**
 * Loads what runs a model. It is no dependency of the project, as most desks run without a model.
 *
 * @param file the runtime's module; without it, onnxruntime-node is looked for where it is installed
 * @throws Unfit where it is missing or does not work on this machine
 */
export async function loadRuntime(file: string = installed()): Promise<Runtime> {
  let loaded: unknown;
  try {
    loaded = await import(pathToFileURL(file).href);
  } catch (error) {
    const [why = ''] = String(error).split('\n', 1);
    throw new Unfit(
      `What runs a sentence model (${packageName}) cannot be loaded on ${process.platform}-${process.arch} (${why}); install it again with npm run model, or leave MATCH_MODEL out.`,
    );
  }
  if (isRuntime(loaded)) return loaded;
  throw new Unfit(`${file} is not ${packageName}; install it again with npm run model.`);
}
