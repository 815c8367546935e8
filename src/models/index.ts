export type { Augmentation } from "./augmentation.js";
export {
  IndependentBatches,
  SequentialBatches,
  ShuffledBatches,
  type BatchSampler,
} from "./batch-sampler.js";
export type { AnyLayer, CheckedLayers } from "./checked-layers.js";
export { averagePredictions, Ensemble } from "./ensemble.js";
export type { EvaluateOptions } from "./evaluate.js";
export type { Evaluation } from "./evaluate-rows.js";
export type { FitOptions, ValidationSet } from "./fit-options.js";
export { findLearningRate, type FindLearningRateOptions } from "./find-learning-rate.js";
export { History } from "./history.js";
export type { LearningRateSearch } from "./learning-rate-search.js";
export { mlp, type MlpOptions } from "./mlp.js";
export type { ForwardOptions } from "./manual-pass.js";
export type { FromBytesOptions } from "./saving/read-model.js";
export type { SavedClass, SavedPart } from "./saving/saved-parts.js";
export { Sequential } from "./sequential.js";
export type { ClassLabels, Targets } from "./targets.js";
export type { TrainingSettings } from "./training-settings.js";
export type { BatchEvent, EpochEvent, TrainingEvent, TrainOptions } from "./training-event.js";
