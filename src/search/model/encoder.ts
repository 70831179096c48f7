import { Tokenizer } from '@huggingface/tokenizers';
import type { Vector } from '../vector.ts';
import type { ModelFolder } from './folder.ts';
import { pooled } from './pooling.ts';
import { Unfit } from './protocol.ts';
import type { Runtime, Session, Tensor } from './runtime.ts';

/** A model that reads texts. */
export interface Encoder {
  /**
   * The vector of a text; undefined for one without a single token.
   *
   * @throws Error with why it cannot
   */
  read(text: string): Promise<Vector | undefined>;
  close(): Promise<void>;
}

/** No token is longer than so many characters on average; the rest of a text is not even looked at. */
const unitsPerToken = 16;

/** What a model may ask for, by its name for it. */
const inputs: Readonly<Record<string, (ids: readonly number[]) => BigInt64Array>> = {
  input_ids: (ids) => BigInt64Array.from(ids, BigInt),
  attention_mask: (ids) => new BigInt64Array(ids.length).fill(1n),
  token_type_ids: (ids) => new BigInt64Array(ids.length),
  position_ids: (ids) => BigInt64Array.from(ids.keys(), BigInt),
};
/** What a model may give, the best first: a text's vector, or its tokens'. */
const outputs = ['sentence_embedding', 'last_hidden_state', 'token_embeddings'];

/** One thread: the other processors are for answering. */
const sessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
};

async function load({ modelFile }: ModelFolder, runtime: Runtime): Promise<Session> {
  try {
    return await runtime.InferenceSession.create(modelFile, sessionOptions);
  } catch (error) {
    const [why = ''] = String(error).split('\n', 1);
    throw new Unfit(`${modelFile} cannot be used (${why}); fetch it again with npm run model.`);
  }
}

function outputOf({ outputNames }: Session, modelFile: string): string {
  const [only] = outputNames.length === 1 ? outputNames : [];
  const name = outputs.find((known) => outputNames.includes(known)) ?? only;
  if (name !== undefined) return name;
  throw new Unfit(
    `${modelFile} gives ${outputNames.join(', ')}, and none of it is a sentence's vector; choose an ONNX export of a sentence-transformers model.`,
  );
}

function checkInputs({ inputNames }: Session, modelFile: string): void {
  const unknown = inputNames.filter((name) => !inputs[name]);
  if (unknown.length === 0) return;
  throw new Unfit(
    `${modelFile} asks for ${unknown.join(', ')}, which a text does not have; choose an ONNX export of a sentence-transformers model.`,
  );
}

/** The tokens of a text. Of a long one its beginning, and the last token, which ends every text. */
function tokensOf(tokenizer: Tokenizer, text: string, most: number): number[] {
  const { ids } = tokenizer.encode(text.slice(0, most * unitsPerToken).toWellFormed());
  return ids.length > most ? [...ids.slice(0, most - 1), ...ids.slice(-1)] : ids;
}

/**
 * Loads a model.
 *
 * @throws Unfit where it is damaged or of another kind
 */
export async function openEncoder(folder: ModelFolder, runtime: Runtime): Promise<Encoder> {
  const { modelFile, pooling, mostTokens } = folder;
  const tokenizer = new Tokenizer(folder.tokenizer, {});
  const session = await load(folder, runtime);
  checkInputs(session, modelFile);
  const output = outputOf(session, modelFile);
  return {
    async read(text) {
      const ids = tokensOf(tokenizer, text, mostTokens);
      if (ids.length === 0) return;
      const feeds: Record<string, Tensor> = {};
      for (const name of session.inputNames) {
        const values = inputs[name]?.(ids);
        if (values) feeds[name] = new runtime.Tensor('int64', values, [1, ids.length]);
      }
      const given = (await session.run(feeds))[output];
      if (!given) throw new Error(`it gives no ${output}`);
      return pooled(given, pooling, ids.length);
    },
    close: () => session.release(),
  };
}
