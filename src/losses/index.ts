export {
  Loss,
  type LossContext,
  type LossOptions,
  type LossResult,
  type Reduction,
} from "./loss.js";
export { BinaryCrossEntropy } from "./binary-cross-entropy.js";
export { CrossEntropy } from "./cross-entropy.js";
export { Huber, type HuberOptions } from "./huber.js";
export { MeanAbsoluteError } from "./mean-absolute-error.js";
export { MeanSquaredError } from "./mean-squared-error.js";
export { type ProbabilityLossOptions } from "./probability-loss.js";
export { SoftmaxCrossEntropy, type SoftmaxCrossEntropyOptions } from "./softmax-cross-entropy.js";
