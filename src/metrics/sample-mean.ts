import type { FloatArray, Tensor } from "../tensor/index.js";
import { flatRows } from "./flat-rows.js";
import { Metric } from "./metric.js";
import { requireBatch } from "./require-batch.js";
import { requireCounts, requireState, requireSum } from "./require-state.js";

/**
 * A mean over the samples.
 *
 * Their figures are added in float64, one sample after the other, so the result has the same bits
 * however the samples are cut into blocks.
 */
export abstract class SampleMean extends Metric {
  #sum = 0;
  #samples = 0;

  override reset(): void {
    this.#sum = 0;
    this.#samples = 0;
  }

  /**
   * @throws {ShapeError} unless predictions and targets are `[batch, units]`, both the same.
   * @throws {DTypeError} unless both are float ndarrays.
   */
  override update(predictions: Tensor, targets: Tensor): void {
    requireBatch(predictions, targets, `${this.constructor.name}.update`);
    this.#sum = this.addTo(this.#sum, predictions, targets);
    this.#samples += predictions.shape[0] ?? 0;
  }

  override result(): number {
    return this.#sum / this.#samples;
  }

  override getState(): readonly number[] {
    return [this.#sum, this.#samples];
  }

  /** @throws {ArgumentError} when the state isn't one from {@link getState}. */
  override setState(state: readonly number[]): void {
    const where = `${this.constructor.name}.setState`;
    requireState(state, where, { expected: "2 numbers", fits: (length) => length === 2 });
    const [sum = 0, samples = 0] = state;
    requireCounts([samples], where);
    requireSum(this.fits(sum, samples) && (samples > 0 || sum === 0), sum, where);
    this.#sum = sum;
    this.#samples = samples;
  }

  /** Whether so many samples can have that sum; NaN stands for figures that were NaN. */
  protected abstract fits(sum: number, samples: number): boolean;

  /**
   * `sum` with the figures of the block's samples added to it one by one, in their order. Where they
   * are whole numbers, the order doesn't matter.
   */
  protected abstract addTo(sum: number, predictions: Tensor, targets: Tensor): number;
}

/** The figure of one sample: that of the elements from `start` to `end − 1`. */
export type SampleFigure = (
  predictions: FloatArray,
  targets: FloatArray,
  start: number,
  end: number,
) => number;

/** `sum` with the figures of a block's samples added to it one by one, in their order. */
export function addSamples(
  sum: number,
  predictions: Tensor,
  targets: Tensor,
  figureOf: SampleFigure,
): number {
  const units = predictions.shape[1] ?? 1;
  const p = flatRows(predictions);
  const y = flatRows(targets);
  let total = sum;
  for (let start = 0; start < p.length; start += units) {
    total += figureOf(p, y, start, start + units);
  }
  return total;
}
