import type { Callback } from "../callbacks/index.js";
import { ArgumentError } from "../errors/index.js";
import { Loss } from "../losses/index.js";
import type { Metric } from "../metrics/index.js";
import { Optimizer } from "../optimizers/index.js";
import type { Regularizer } from "../regularizers/index.js";
import {
  requireNonNegativeInteger,
  requirePositiveInteger,
  type InputTensor,
} from "../tensor/index.js";
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
  /** A share of the rows, drawn by the seed and left out of training, or a data set. Default: none. */
  readonly validation?: number | ValidationSet;
  /** Measured beside loss and accuracy. Default: none. */
  readonly metrics?: readonly Metric[];
  readonly callbacks?: readonly Callback[];
  /** Stops training after the current step; `fit` then rejects with an `AbortedError`. */
  readonly signal?: AbortSignal;
  /**
   * Drives everything random: values of parameters that have none yet, the validation share, the
   * order of the rows, the layers' own draws. Default: 0.
   */
  readonly seed?: number;
  /** Penalty on all weights, instead of the layers' own. Default: the layers' own. */
  readonly weightRegularizer?: Regularizer;
  /**
   * Rows that go through the network at a time; a batch of more is worked through in blocks whose
   * gradients add up. Default: chosen from the model's widths.
   */
  readonly blockRows?: number;
}

/**
 * Holds options against what they may be.
 *
 * @throws {ArgumentError} naming the option.
 */
export function checkFitOptions(options: FitOptions): void {
  requireInstance(options.loss, Loss, "loss");
  requireInstance(options.optimizer, Optimizer, "optimizer");
  requireNonNegativeInteger(options.epochs ?? 1, "fit, epochs");
  if (options.batchSize !== "full")
    requirePositiveInteger(options.batchSize ?? 32, "fit, batchSize");
  requirePositiveInteger(options.blockRows ?? 1, "fit, blockRows");
  const { validation } = options;
  if (typeof validation === "number" && !(validation >= 0 && validation < 1)) {
    throw new ArgumentError({
      where: "fit, validation",
      expected: "a share of at least 0 and less than 1, or { inputs, targets }",
      received: String(validation),
    });
  }
}

function requireInstance(
  value: unknown,
  type: abstract new (...args: never[]) => object,
  option: string,
): void {
  if (value instanceof type) return;
  throw new ArgumentError({
    where: `fit, ${option}`,
    expected: `a ${type.name}`,
    received: value === undefined ? "nothing" : typeof value,
    fix: `Pass { ${option}: new … } in the options of fit.`,
  });
}
