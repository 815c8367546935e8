import type { Callback } from "../callbacks/index.js";
import type { Loss } from "../losses/index.js";
import type { Metric } from "../metrics/index.js";
import type { Optimizer } from "../optimizers/index.js";
import type { Regularizer } from "../regularizers/index.js";
import type { InputTensor } from "../tensor/index.js";
import type { Augmentation } from "./augmentation.js";
import type { BatchSampler } from "./batch-sampler.js";
import type { Targets } from "./targets.js";

/** A data set to validate on. */
export interface ValidationSet {
  readonly inputs: InputTensor;
  readonly targets: Targets;
}

/** Options of `Sequential.fit`. */
export interface FitOptions {
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  /** Times that all rows are gone through. Default: 1. */
  readonly epochs?: number;
  /** Rows an optimizer step, or `"full"` for all of them. Default: 32. */
  readonly batchSize?: number | "full";
  /** Whether each epoch goes through the rows in an order drawn anew. Default: `true`. */
  readonly shuffle?: boolean;
  /** Chooses the rows of every batch instead of `shuffle`. */
  readonly sampler?: BatchSampler;
  /**
   * Changes the inputs of each epoch, as `ImageAugmentation` of `ndnet/datasets` does. Targets stay, and
   * validation sees the inputs as they are. Default: every epoch trains on the same inputs.
   */
  readonly augmentation?: Augmentation | undefined;
  /**
   * A share of the rows, left out of training, or a data set. Default: none.
   *
   * Which rows are left out depends on the seed and on their number alone, so that a model whose
   * training is carried on with the same seed never meets them.
   */
  readonly validation?: number | ValidationSet;
  /** Measured beside loss and accuracy, each under a name of its own. Default: none. */
  readonly metrics?: readonly Metric[];
  readonly callbacks?: readonly Callback[];
  /** Stops training after the current step; `fit` then rejects with an `AbortedError`. */
  readonly signal?: AbortSignal;
  /**
   * Drives everything random, a whole number from 0 to 2³² − 1: values of parameters that have none
   * yet, the validation share, the order of the rows, the layers' own draws. Default: 0.
   */
  readonly seed?: number;
  /**
   * A checkpoint of an earlier `fit` with the same options and data, as `training.checkpoint()` gave it
   * to a callback. Training goes on from there, to the same bits as if it had never been interrupted.
   * Default: begins anew.
   */
  readonly resume?: Uint8Array | undefined;
  /** Penalty on all weights, instead of the layers' own. Default: the layers' own. */
  readonly weightRegularizer?: Regularizer;
  /**
   * Rows that go through the network at a time; a batch of more is worked through in blocks whose
   * gradients add up. Layers that draw noise draw it block by block, and `BatchNormalization` sees a block at a
   * time: with them, other blocks are another training. Default: chosen from the model's widths; with layers
   * that mix rows the batch, up to 512.
   */
  readonly blockRows?: number;
}
