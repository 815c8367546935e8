export * from "./augmentation/index.js";
export { batches } from "./batches.js";
export type { Batch, BatchOptions, EpochBatchOptions, ReplacementBatchOptions } from "./batches.js";
export type { IdxArray } from "./idx/element-types.js";
export { parseIdx, type ParseIdxOptions } from "./idx/parse-idx.js";
export { writeIdx, type WriteIdxOptions } from "./idx/write-idx.js";
export type { CsvArrays, CsvValues } from "./csv/cell-types.js";
export type { ChunkSource } from "./csv/chunk-reader.js";
export type {
  CsvImages,
  LabelledCsv,
  LabelledCsvImages,
  LabelledCsvOptions,
} from "./csv/labelled-csv-options.js";
export { LabelledCsvParser } from "./csv/labelled-csv-parser.js";
export { parseLabelledCsv, type ParseLabelledCsvOptions } from "./csv/parse-labelled-csv.js";
export { readLabelledCsv, type ReadLabelledCsvOptions } from "./csv/read-labelled-csv.js";
export { loadFashionMnist } from "./mnist/load-fashion-mnist.js";
export { loadKmnist } from "./mnist/load-kmnist.js";
export type { DownloadProgress } from "./mnist/download-file.js";
export type { DownloadOptions } from "./mnist/download-options.js";
export { parseMnistNpz, type ParseMnistNpzOptions } from "./mnist/parse-mnist-npz.js";
export { loadMnist } from "./mnist/load-mnist.js";
export type { GzipFileName } from "./mnist/mnist-files.js";
export type {
  LabelledImages,
  LoadMnistOptions,
  Mnist,
  MnistImages,
  MnistLabels,
} from "./mnist/load-mnist.js";
export { deskewImages, type DeskewOptions } from "./deskew-images.js";
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
