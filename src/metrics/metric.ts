import type { Tensor } from "../tensor/index.js";
import type { MeasuredModel, MetricObjection } from "./measured-model.js";

/**
 * A figure of merit, gathered over the blocks of a data set.
 *
 * Every block adds to what the ones before gave; `result` is that of all samples since the last
 * `reset`, however they were cut into blocks.
 */
export abstract class Metric {
  /** Key in histories and evaluations. */
  abstract readonly name: string;

  /**
   * Why this metric certainly can't measure such a model, or `undefined`: then `fit` and `evaluate`
   * refuse it before anything has changed.
   */
  objection(_model: MeasuredModel): MetricObjection | undefined {
    return undefined;
  }

  /** Forgets all samples. */
  abstract reset(): void;

  /** Adds the samples of a block: predictions and targets, both `[batch, units]`. */
  abstract update(predictions: Tensor, targets: Tensor): void;

  /** The figure for all samples so far; NaN when there are none. */
  abstract result(): number;

  /**
   * All that it remembers of the samples so far, for a checkpoint in the middle of an epoch.
   *
   * A number may also be NaN, infinite or −0, which JSON by itself doesn't keep. A metric of your own
   * that lacks this method and {@link setState} works, but not in such a checkpoint.
   */
  getState?(): readonly number[];

  /**
   * Takes over what {@link getState} of a metric made with the same options gave, instead of its own
   * samples, and goes on to the same bits.
   *
   * @throws {ArgumentError} when it is something else; then everything stays as it was.
   */
  setState?(state: readonly number[]): void;
}
