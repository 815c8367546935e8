import { ImageAugmentation } from "../datasets/index.js";
import {
  BinaryCrossEntropy,
  CrossEntropy,
  Huber,
  MeanAbsoluteError,
  MeanSquaredError,
  SoftmaxCrossEntropy,
} from "../losses/index.js";
import {
  Accuracy,
  ConfusionMatrix,
  F1,
  LogLoss,
  MeanAbsoluteErrorMetric,
  MeanSquaredErrorMetric,
  Precision,
  R2,
  Recall,
  RootMeanSquaredError,
  TopKAccuracy,
} from "../metrics/index.js";
import { IndependentBatches, SequentialBatches, ShuffledBatches } from "../models/index.js";
import { AdaGrad, Adam, AdamW, RMSProp, SGD } from "../optimizers/index.js";
import { L1, L2 } from "../regularizers/index.js";

interface Portable {
  readonly make: new (...values: never[]) => object;
  /** Options of the constructor, which are members too; `undefined` where `constructorArguments` gives them. */
  readonly options?: readonly string[];
}

const ofLosses = ["reduction"];
const ofOptimizers = ["learningRate", "weightDecay", "clipNorm", "clipValue"];
const ofAdam = [...ofOptimizers, "beta1", "beta2", "epsilon"];

/** The library's own classes whose objects can go to a worker, by name: a bundler may rename classes. */
export const portableClasses: ReadonlyMap<string, Portable> = new Map<string, Portable>(
  Object.entries({
    BinaryCrossEntropy: { make: BinaryCrossEntropy, options: [...ofLosses, "epsilon"] },
    CrossEntropy: { make: CrossEntropy, options: [...ofLosses, "epsilon"] },
    Huber: { make: Huber, options: [...ofLosses, "delta"] },
    MeanAbsoluteError: { make: MeanAbsoluteError, options: ofLosses },
    MeanSquaredError: { make: MeanSquaredError, options: ofLosses },
    SoftmaxCrossEntropy: { make: SoftmaxCrossEntropy, options: [...ofLosses, "labelSmoothing"] },
    AdaGrad: { make: AdaGrad, options: [...ofOptimizers, "epsilon"] },
    Adam: { make: Adam, options: ofAdam },
    AdamW: { make: AdamW, options: ofAdam },
    RMSProp: { make: RMSProp, options: [...ofOptimizers, "decay", "epsilon"] },
    SGD: { make: SGD, options: [...ofOptimizers, "momentum", "nesterov"] },
    Accuracy: { make: Accuracy, options: [] },
    ConfusionMatrix: { make: ConfusionMatrix, options: [] },
    F1: { make: F1, options: ["average"] },
    LogLoss: { make: LogLoss, options: ["epsilon"] },
    MeanAbsoluteErrorMetric: { make: MeanAbsoluteErrorMetric, options: [] },
    MeanSquaredErrorMetric: { make: MeanSquaredErrorMetric, options: [] },
    Precision: { make: Precision, options: ["average"] },
    R2: { make: R2, options: [] },
    Recall: { make: Recall, options: ["average"] },
    RootMeanSquaredError: { make: RootMeanSquaredError, options: [] },
    TopKAccuracy: { make: TopKAccuracy, options: ["k"] },
    IndependentBatches: { make: IndependentBatches, options: ["batchesPerEpoch"] },
    SequentialBatches: { make: SequentialBatches, options: [] },
    ShuffledBatches: { make: ShuffledBatches, options: [] },
    ImageAugmentation: { make: ImageAugmentation },
    L1: { make: L1 },
    L2: { make: L2 },
  }),
);
