/** A file's content, named so that nothing else can pass for it. */
export interface Version {
  bytes: number;
  sha256: string;
}

/** A file of the model: where it is published, and which contents are it. */
export interface ModelFile {
  name: string;
  /** Where else a folder that somebody already has may hold it. */
  otherNames: readonly string[];
  address: string;
  /** The content at the address first; any other will do as well. */
  versions: readonly [Version, ...Version[]];
}

const tokenizer: ModelFile = {
  name: 'tokenizer.json',
  otherNames: [],
  address:
    'https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2/resolve/c9745ed1d9f207416be6d2e6f8de32d1f16199bf/tokenizer.json',
  versions: [
    {
      bytes: 466_247,
      sha256: 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037',
    },
  ],
};

/** Published, in 8-bit numbers. */
const small: Version = {
  bytes: 22_972_370,
  sha256: 'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1',
};
/** In 8-bit numbers too, nearer to the full precision; the figures in the documentation were measured with it. */
const measured: Version = {
  bytes: 22_928_619,
  sha256: '8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6',
};
/** Published, in full precision. */
const full: Version = {
  bytes: 90_405_214,
  sha256: '6fd5d72fe4589f189f8ebc006442dbb529bb7ce38f8082112682524616046452',
};

const otherNames = ['onnx/model.onnx', 'onnx/model_quantized.onnx'];

/** all-MiniLM-L6-v2 in 8-bit numbers: a quarter of the size, and about twice as quick. */
export const smallModel: readonly ModelFile[] = [
  {
    name: 'model.onnx',
    otherNames,
    address:
      'https://huggingface.co/Xenova/all-MiniLM-L6-v2/resolve/751bff37182d3f1213fa05d7196b954e230abad9/onnx/model_quantized.onnx',
    versions: [small, measured, full],
  },
  tokenizer,
];

/** all-MiniLM-L6-v2 in full precision. */
export const fullModel: readonly ModelFile[] = [
  {
    name: 'model.onnx',
    otherNames,
    address:
      'https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2/resolve/c9745ed1d9f207416be6d2e6f8de32d1f16199bf/onnx/model.onnx',
    versions: [full],
  },
  tokenizer,
];

/** `23 MB`, `0.5 MB`: a size as people say it. */
export function inMegabytes(bytes: number): string {
  const megabytes = bytes / 1e6;
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`;
}
