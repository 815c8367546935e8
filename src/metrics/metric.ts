import type { Tensor } from "../tensor/index.js";

/**
 * A figure of merit, gathered over the blocks of a data set.
 *
 * Every block adds to what the ones before gave; `result` is that of all samples since the last
 * `reset`, however they were cut into blocks.
 */
export abstract class Metric {
  /** Key in histories and evaluations. */
  abstract readonly name: string;

  /** Forgets all samples. */
  abstract reset(): void;

  /** Adds the samples of a block: predictions and targets, both `[batch, units]`. */
  abstract update(predictions: Tensor, targets: Tensor): void;

  /** The figure for all samples so far; NaN when there are none. */
  abstract result(): number;
}
