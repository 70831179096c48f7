// Stands in for onnxruntime-node. Its model.onnx is JSON that says what the model asks for and gives; its vectors say
// what it read. Some tokens make it misbehave.
import { readFileSync } from 'node:fs';

export class Tensor {
  constructor(type, data, dims) {
    Object.assign(this, { type, data, dims });
  }
}

const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Ends the thread, hangs, or takes its time, where the text holds the token for it. */
async function misbehave({ tokens, slow }, has) {
  if (has(tokens.crash)) process.exit(1);
  while (has(tokens.stuck));
  if (has(tokens.slow)) await rest(slow);
}

async function run(model, feeds) {
  const ids = [...feeds.input_ids.data].map(Number);
  const has = (token) => ids.includes(token);
  await misbehave(model, has);
  const { dimensions, whole, outputs, tokens } = model;
  const vectorOf = (id) =>
    Array.from({ length: dimensions }, (_, d) =>
      has(tokens.nan) ? Number.NaN : Math.sin(id * (d + 1)),
    );
  const data = whole ? vectorOf(ids[0]) : ids.flatMap(vectorOf);
  const dims = model.dims ?? (whole ? [1, dimensions] : [1, ids.length, dimensions]);
  return { [outputs[0]]: new Tensor('float32', Float32Array.from(data), dims) };
}

export const InferenceSession = {
  async create(file) {
    const model = JSON.parse(readFileSync(file, 'utf8'));
    if (model.slowStart) await rest(model.slowStart);
    return {
      inputNames: model.inputs,
      outputNames: model.outputs,
      run: (feeds) => run(model, feeds),
      release: async () => {},
    };
  },
};
