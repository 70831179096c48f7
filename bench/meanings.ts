import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../src/core/errors.ts';
import { clean } from '../src/search/clean.ts';
import type { Searchable } from '../src/search/document.ts';
import type { Matcher } from '../src/search/matcher.ts';
import { textsOf } from '../src/search/model/keep-vectors.ts';
import { fromBytes, toBytes } from '../src/search/model/quantised.ts';
import { openSentenceModel } from '../src/search/model/sentence-model.ts';
import { arrayOf, linesAsBytes, linesOf } from '../src/search/saved.ts';
import { readSnapshot, writeSnapshot } from '../src/search/snapshot.ts';
import type { Vector } from '../src/search/vector.ts';

/** The vectors of texts by a sentence model. */
export interface Meanings {
  /** The vector of a question, where it was read before. */
  ofQuestion(text: string): Vector | undefined;
  /** Gives a matcher's fact-checks their vectors, those that were read before. */
  attach(matcher: Pick<Matcher, 'attach'>, searchables: Iterable<Searchable>): void;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const readAtOnce = 100;

const keyOf = (text: string): string => createHash('sha1').update(text).digest('base64url');

/**
 * Reads texts with a sentence model, and remembers their vectors beside the installed packages: a corpus takes minutes.
 *
 * @throws OperatorError where the model cannot be used
 */
export async function readMeanings(
  folder: string,
  corpus: readonly Searchable[],
  questions: readonly string[],
  say: (line: string) => void,
): Promise<Meanings> {
  const model = openSentenceModel({ folder, log: silent });
  try {
    const about = await model.whenReady();
    if (!about) throw new OperatorError(model.state().sentence, { exitCode: 2 });
    const cache = new URL(
      `../node_modules/.cache/factdesk/${about.id.slice(0, 16)}`,
      import.meta.url,
    );
    const file = fileURLToPath(cache);
    const known = remembered(file);
    const texts = new Set([...corpus.flatMap(textsOf), ...questions.map(clean)]);
    const lacking = [...texts].filter((text) => !known.has(keyOf(text)));
    for (let at = 0; at < lacking.length; at += readAtOnce) {
      const some = lacking.slice(at, at + readAtOnce);
      for (const [i, vector] of (await model.embedAll(some)).entries()) {
        if (vector) known.set(keyOf(some[i] ?? ''), toBytes(vector));
      }
      if (at % (readAtOnce * 20) === 0) say(`${at} of ${lacking.length} texts have a vector`);
    }
    if (lacking.length > 0) await remember(file, known);
    const vectorOf = (text: string): Vector | undefined => {
      const bytes = known.get(keyOf(text));
      return bytes && fromBytes(bytes, about.dimensions);
    };
    return {
      ofQuestion: (text) => vectorOf(clean(text)),
      attach(matcher, searchables) {
        for (const one of searchables) {
          matcher.attach(
            one.id,
            textsOf(one).flatMap((text) => vectorOf(text) ?? []),
          );
        }
      },
    };
  } finally {
    await model.close();
  }
}

function remembered(file: string): Map<string, Uint8Array> {
  const saved = readSnapshot(file, silent);
  if (!saved) return new Map();
  const bytes = arrayOf(saved, 'bytes', Uint8Array);
  const keys = linesOf(arrayOf(saved, 'keys', Uint8Array));
  const each = bytes.length / Math.max(keys.length, 1);
  return new Map(keys.map((key, i) => [key, bytes.slice(i * each, (i + 1) * each)]));
}

async function remember(file: string, vectors: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const arrays = {
    keys: linesAsBytes(vectors.keys()),
    bytes: new Uint8Array(Buffer.concat([...vectors.values()])),
  };
  await writeSnapshot(file, { header: {}, arrays });
}
