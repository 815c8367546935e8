import type { Tensor } from "../tensor/index.js";
import { flatRows } from "./flat-rows.js";
import { Metric } from "./metric.js";
import { requireBatch, requireSameWidth } from "./require-batch.js";
import { requireCounts, requireState, requireSum } from "./require-state.js";

/**
 * Coefficient of determination R², for predictions p and targets y, both `[batch, units]`: the mean
 * over the units of `1 − Σ (p − y)² / Σ (y − ȳ)²`, with sums over all samples and ȳ the unit's mean
 * target; `r2` in histories.
 *
 * It is 1 for predictions that are right and 0 for those that are no better than the mean. NaN for
 * fewer than two samples; a unit whose targets are all the same has 1 where its predictions are right
 * and 0 otherwise, as in scikit-learn. NaN in predictions or targets makes it NaN.
 *
 * Means and sums are brought up to date sample by sample in float64, so the result has the same bits
 * however the samples are cut into blocks. Squares are taken about the running mean, so that a mean
 * far from 0 does not drown the spread.
 *
 * Source: Welford, "Note on a method for calculating corrected sums of squares and products",
 * Technometrics 4, 1962.
 */
export class R2 extends Metric {
  override readonly name = "r2";
  #samples = 0;
  /** By unit: mean target, Σ (y − ȳ)² and Σ (p − y)². */
  #means = new Float64Array(0);
  #spreads = new Float64Array(0);
  #errors = new Float64Array(0);

  override reset(): void {
    this.#begin(0);
  }

  /**
   * @throws {ShapeError} unless predictions and targets are `[batch, units]`, both the same, with as
   * many units as the samples before.
   * @throws {DTypeError} unless both are float ndarrays.
   */
  override update(predictions: Tensor, targets: Tensor): void {
    requireBatch(predictions, targets, "R2.update");
    const units = predictions.shape[1] ?? 0;
    if (this.#samples > 0) requireSameWidth(units, this.#means.length, "R2.update, units");
    else this.#begin(units);
    const p = flatRows(predictions);
    const y = flatRows(targets);
    for (let start = 0; start < p.length; start += units) {
      this.#samples += 1;
      for (let unit = 0; unit < units; unit++) {
        this.#add(unit, p[start + unit] as number, y[start + unit] as number);
      }
    }
  }

  override result(): number {
    const scores = this.perUnit();
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  }

  /** R² of each unit; empty before the first samples. */
  perUnit(): Float64Array {
    return this.#spreads.map((spread, unit) => {
      const error = this.#errors[unit] as number;
      if (this.#samples < 2) return Number.NaN;
      if (spread !== 0) return 1 - error / spread;
      // 0, or NaN where the error is.
      return error === 0 ? 1 : 0 * error;
    });
  }

  /** Number of samples; then means, sums about the mean, and sums of squared errors of the units. */
  override getState(): readonly number[] {
    return [this.#samples, ...this.#means, ...this.#spreads, ...this.#errors];
  }

  /** @throws {ArgumentError} when the state isn't one from {@link getState}. */
  override setState(state: readonly number[]): void {
    requireState(state, "R2.setState", {
      expected: "3 numbers for each unit after the number of samples",
      fits: (length) => length % 3 === 1 && (length > 1 || state[0] === 0),
    });
    const [samples = 0, ...sums] = state;
    requireCounts([samples], "R2.setState");
    const units = sums.length / 3;
    for (const sum of sums.slice(units)) requireSum(!(sum < 0), sum, "R2.setState");
    this.#begin(units);
    this.#samples = samples;
    this.#means.set(sums.slice(0, units));
    this.#spreads.set(sums.slice(units, 2 * units));
    this.#errors.set(sums.slice(2 * units));
  }

  #begin(units: number): void {
    this.#samples = 0;
    this.#means = new Float64Array(units);
    this.#spreads = new Float64Array(units);
    this.#errors = new Float64Array(units);
  }

  #add(unit: number, prediction: number, target: number): void {
    const mean = this.#means[unit] as number;
    const nextMean = mean + (target - mean) / this.#samples;
    const error = prediction - target;
    this.#means[unit] = nextMean;
    this.#spreads[unit] = (this.#spreads[unit] as number) + (target - mean) * (target - nextMean);
    this.#errors[unit] = (this.#errors[unit] as number) + error * error;
  }
}
