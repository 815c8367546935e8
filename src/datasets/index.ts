export { batches } from "./batches.js";
export type { Batch, BatchOptions, EpochBatchOptions, ReplacementBatchOptions } from "./batches.js";
export type { IdxArray } from "./idx/element-types.js";
export { parseIdx, type ParseIdxOptions } from "./idx/parse-idx.js";
export { writeIdx, type WriteIdxOptions } from "./idx/write-idx.js";
export { loadMnist } from "./mnist/load-mnist.js";
export type {
  LabelledImages,
  LoadMnistOptions,
  Mnist,
  MnistImages,
  MnistLabels,
} from "./mnist/load-mnist.js";
export { normalize, type NormalizeOptions } from "./normalize.js";
export { oneHot, type Labels, type OneHotOptions } from "./one-hot.js";
export type { Rows } from "./rows.js";
export { shuffle } from "./shuffle.js";
export type { TensorOf } from "./tensor-of.js";
export {
  trainValidationSplit,
  type Pairs,
  type SplitOptions,
  type TrainValidationSplit,
} from "./train-validation-split.js";
export * from "./synthetic-digits/index.js";
