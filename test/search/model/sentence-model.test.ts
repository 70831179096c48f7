import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SentenceModel } from '../../../src/search/model/sentence-model.ts';
import { fakeModel, modelFolder, ownRuntime, tokenOf } from '../../support/model.ts';

const lengthOf = (vector: Float32Array | undefined) => Math.hypot(...(vector ?? []));
/** A model with something wrong about its folder, made when the test runs. */
const at =
  (...made: Parameters<typeof modelFolder>) =>
  () => ({ folder: modelFolder(...made) });
const running = async (model: SentenceModel) => {
  const about = await model.whenReady();
  if (!about) throw new Error(model.state().sentence);
  return about;
};
/** Why a model never runs. */
const refusal = async (model: SentenceModel) => {
  expect(await model.whenReady()).toBeUndefined();
  expect(model.state().name).toBe('failed');
  expect(await model.embed('a question')).toBeUndefined();
  expect(await model.embedAll(['one', 'two'])).toEqual([undefined, undefined]);
  return model.state().sentence;
};
/** Asks in vain until the state is what it is to become; each question has its deadline, so this ends. */
const askUntil = async (model: SentenceModel, text: string, name: string, deadline = 5000) => {
  for (let i = 0; i < 20 && model.state().name !== name; i += 1) await model.embed(text, deadline);
  return model.state();
};

describe('a sentence model', () => {
  test('has no vector while it starts, and says so', async () => {
    const model = fakeModel({ folder: modelFolder({ slowStart: 50 }) });
    expect(model.state()).toEqual({ name: 'starting', sentence: 'starting' });
    expect(await model.embed('Is the moon made of cheese?')).toBeUndefined();
    expect(await running(model)).toMatchObject({ dimensions: 8 });
    expect(model.state()).toEqual({ name: 'ready', sentence: 'ready' });
  });

  test('gives a text a vector of length one, the same every time, and another text another', async () => {
    const model = fakeModel();
    await running(model);
    const cheese = await model.embed('The moon is made of cheese', 5000);
    const [again, other] = await model.embedAll([
      'The moon is made of cheese',
      'The earth is flat',
    ]);
    expect(cheese).toHaveLength(8);
    expect(lengthOf(cheese)).toBeCloseTo(1, 6);
    expect(again).toEqual(cheese);
    expect(other).not.toEqual(cheese);
  });

  test('takes a vector for the whole text as well as one a token, and the first where the model wants it', async () => {
    const whole = { outputs: ['sentence_embedding'], whole: true };
    const first = { '1_Pooling/config.json': JSON.stringify({ pooling_mode_cls_token: true }) };
    const vectors = await Promise.all(
      [modelFolder(whole), modelFolder({}, first), modelFolder()].map(async (folder) => {
        const model = fakeModel({ folder });
        await running(model);
        return model.embed('moon cheese', 5000);
      }),
    );
    expect(vectors[0]).toEqual(vectors[1]);
    expect(vectors[2]).not.toEqual(vectors[1]);
  });

  test('gives it the inputs it asks for', async () => {
    const inputs = ['input_ids', 'attention_mask', 'token_type_ids', 'position_ids'];
    await running(fakeModel({ folder: modelFolder({ inputs }) }));
  });

  test('reads any text, however long or broken', async () => {
    const model = fakeModel();
    await running(model);
    for (const text of ['😀\ud800', 'a '.repeat(200_000), '\u202emoon', 'x'.repeat(100_000)]) {
      expect(lengthOf(await model.embed(text, 15_000))).toBeCloseTo(1, 6);
    }
    // Not a single token, which is nobody's fault.
    for (let i = 0; i < 5; i += 1) expect(await model.embed('\u0000', 15_000)).toBeUndefined();
    expect(model.state().name).toBe('ready');
  });

  test('is named by its content', async () => {
    const ids = await Promise.all(
      [{}, {}, { slow: 1 }].map(async (shape) =>
        running(fakeModel({ folder: modelFolder(shape) })),
      ),
    );
    expect(ids[0]?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(ids[0]?.id).toBe(ids[1]?.id);
    expect(ids[0]?.id).not.toBe(ids[2]?.id);
  });

  test('answers a question before what is read in the background', async () => {
    const model = fakeModel();
    await running(model);
    let over = false;
    const background = model.embedAll(Array.from({ length: 10 }, () => 'turtle')).then(() => {
      over = true;
    });
    expect(await model.embed('The moon is made of cheese', 5000)).toBeDefined();
    expect(over).toBe(false);
    await model.close();
    await background;
  });
});

describe('a slow model', () => {
  test('is not waited for, and is said to be slow until it is quick again', async () => {
    const model = fakeModel();
    await running(model);
    expect(await model.embed('turtle', 5)).toBeUndefined();
    expect(model.state().name).toBe('ready');
    expect(await askUntil(model, 'turtle', 'slow', 5)).toMatchObject({
      sentence: 'slow, answering without',
    });
    expect(await askUntil(model, 'moon', 'ready')).toMatchObject({ name: 'ready' });
    expect(model.log.lines.map(({ message }) => message)).toEqual([
      'the sentence model is ready',
      'the sentence model is of no help; answering without it',
      'the sentence model helps again',
    ]);
  });

  test('lets only so many wait; the next ones go on without it', async () => {
    const model = fakeModel({ mostWaiting: 2 });
    await running(model);
    const first = Array.from({ length: 3 }, () => model.embed('turtle', 5000));
    const more = await Promise.all(Array.from({ length: 50 }, () => model.embed('moon', 5000)));
    expect(more).toEqual(Array.from({ length: 50 }, () => undefined));
    expect((await Promise.all(first)).every((vector) => vector !== undefined)).toBe(true);
  });

  test('that hangs is ended and started again', async () => {
    const model = fakeModel({ patience: { read: 100 } });
    await running(model);
    expect(await model.embed('glue', 10_000)).toBeUndefined();
    expect(model.state()).toEqual({
      name: 'failed',
      sentence: 'failed: it took more than 0.1 seconds for one text; it starts again after 1 s',
    });
    await running(model);
    expect(await model.embed('moon', 5000)).toBeDefined();
  });

  test('that does not load in time is tried three times', async () => {
    const model = fakeModel({
      folder: modelFolder({ slowStart: 60_000 }),
      patience: { start: 50 },
    });
    expect(await refusal(model)).toMatch(
      /^failed: The model in .* does not start: it was not loaded within 0.05 seconds\.$/,
    );
    expect(model.log.lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'error']);
  });
});

describe('a model that ends', () => {
  test('takes its text with it, is started again, and answers again', async () => {
    const model = fakeModel();
    const about = await running(model);
    const [lost, waiting] = await Promise.all([
      model.embed('explosion', 10_000),
      model.embed('moon', 10_000),
    ]);
    expect([lost, waiting]).toEqual([undefined, undefined]);
    expect(model.state().sentence).toMatch(/^failed: it ended by itself; it starts again after/);
    expect(await running(model)).toEqual(about);
    expect(await model.embed('moon', 5000)).toBeDefined();
  });

  test('waits longer before every new start', async () => {
    const model = fakeModel();
    for (let i = 0; i < 3; i += 1) {
      await running(model);
      await model.embed('explosion', 10_000);
    }
    const pauses = model.log.lines.flatMap(({ facts }) => ('pause' in facts ? facts.pause : []));
    expect(pauses).toEqual([10, 20, 40]);
  });

  test('lets go of everybody when it is closed', async () => {
    const model = fakeModel();
    await running(model);
    const asked = ['glue', 'moon', 'moon'].map((text) => model.embed(text, 10_000));
    const background = model.embedAll(['moon', 'moon']);
    await Promise.all([model.close(), model.close()]);
    expect(await Promise.all(asked)).toEqual([undefined, undefined, undefined]);
    expect(await background).toEqual([undefined, undefined]);
    expect(await model.embed('moon')).toBeUndefined();
    expect(await model.whenReady()).toBeUndefined();
  });

  test('can be closed while it starts', async () => {
    const model = fakeModel();
    const ready = model.whenReady();
    await model.close();
    expect(await ready).toBeUndefined();
  });
});

describe('a model that gives what is no number', () => {
  test('has no vector for that text; where it goes on like that, it has failed until it is well', async () => {
    const model = fakeModel();
    await running(model);
    expect(await model.embedAll(['moon', 'nothing', 'moon'])).toEqual([
      expect.any(Float32Array),
      undefined,
      expect.any(Float32Array),
    ]);
    expect(model.state().name).toBe('ready');
    expect(await askUntil(model, 'nothing', 'failed')).toMatchObject({
      sentence: 'failed: it gives something that is no number',
    });
    expect(await askUntil(model, 'moon', 'ready')).toMatchObject({ name: 'ready' });
  });
});

describe('a model that cannot be used is one sentence, and never tried again', () => {
  test.each([
    [
      'no model',
      at({}, { 'model.onnx': undefined }),
      /has no model.onnx and no onnx\/model.onnx; fetch it with npm run model/,
    ],
    [
      'no tokenizer',
      at({}, { 'tokenizer.json': undefined }),
      /has no tokenizer.json; fetch it with npm run model/,
    ],
    [
      'half a tokenizer',
      at({}, { 'tokenizer.json': '{"model":' }),
      /tokenizer.json cannot be read \(SyntaxError.*fetch it again/,
    ],
    [
      'a tokenizer that is none',
      at({}, { 'tokenizer.json': '[1]' }),
      /tokenizer.json cannot be read \(it holds something else\)/,
    ],
    [
      'a damaged model',
      at({}, { 'model.onnx': '\u0000\u0001' }),
      /model.onnx cannot be used \(SyntaxError.*fetch it again with npm run model/,
    ],
    [
      'pictures',
      at({ inputs: ['pixel_values'] }),
      /asks for pixel_values, which a text does not have; choose/,
    ],
    [
      'no sentence',
      at({ outputs: ['logits', 'boxes'] }),
      /gives logits, boxes, and none of it is a sentence's vector; choose/,
    ],
    [
      'another shape',
      at({ dims: [3, 3] }),
      /cannot be used: it gives numbers in the shape 3 x 3; fetch it again/,
    ],
    [
      'no numbers',
      at({ tokens: { nan: tokenOf('true') } }),
      /cannot be used: it gives something that is no number; fetch/,
    ],
    [
      'unknown pooling',
      at({}, { '1_Pooling/config.json': '{}' }),
      /in a way that the desk does not know \(1_Pooling\/config.json\)/,
    ],
    [
      'another size',
      () => ({ folder: modelFolder(), dimensions: 384 }),
      /gives vectors of 8 numbers, and 384 are needed; fetch the one that fits/,
    ],
    [
      'no folder',
      () => ({ folder: '/nowhere/at all' }),
      /The model folder \/nowhere\/at all is missing; fetch a model with npm run model/,
    ],
    [
      'a file for a folder',
      () => ({ folder: import.meta.filename }),
      /The model folder .* is missing/,
    ],
    [
      'another runtime',
      () => ({ runtime: import.meta.filename.replace(/[^/\\]+$/, 'no-such-file.mjs') }),
      /cannot be loaded on \w+-\w+ \(.*install it again with npm run model/,
    ],
  ])('%s', async (_, options, words) => {
    const model = fakeModel(options());
    const sentence = await refusal(model);
    expect(sentence).toMatch(/^failed: \S/);
    expect(sentence).toMatch(words);
    expect(sentence.split('\n')).toHaveLength(1);
    expect(model.log.lines.map(({ level, message }) => [level, message])).toEqual([
      ['error', 'the sentence model cannot be used'],
    ]);
  });

  test('one that was exchanged while the desk ran', async () => {
    const folder = modelFolder();
    const model = fakeModel({ folder });
    await running(model);
    copyFileSync(join(modelFolder({ dimensions: 4 }), 'model.onnx'), join(folder, 'model.onnx'));
    await model.embed('explosion', 10_000);
    expect(await refusal(model)).toMatch(/was replaced while the desk ran; start the desk again/);
  });

  test.skipIf(ownRuntime())('onnxruntime-node is not installed', async () => {
    expect(await refusal(fakeModel({ runtime: null }))).toMatch(
      /onnxruntime-node\) is not installed; install it with npm run model/,
    );
  });
});
