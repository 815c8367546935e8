export {
  IndependentBatches,
  SequentialBatches,
  ShuffledBatches,
  type BatchSampler,
} from "./batch-sampler.js";
export type { AnyLayer, CheckedLayers } from "./check-layers.js";
export type { Evaluation } from "./evaluate-rows.js";
export type { FitOptions, ValidationSet } from "./fit-options.js";
export { History } from "./history.js";
export { mlp, type MlpOptions } from "./mlp.js";
export type { ForwardOptions } from "./manual-pass.js";
export { Sequential, type EvaluateOptions } from "./sequential.js";
export type { ClassLabels, Targets } from "./targets.js";
