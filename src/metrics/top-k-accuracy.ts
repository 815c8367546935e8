import { requireOptions } from "../errors/require-options.js";
import { requirePositiveInteger, type FloatArray, type Tensor } from "../tensor/index.js";
import { classCount, classesOf, countRight } from "./classes-of.js";
import { flatRows } from "./flat-rows.js";
import {
  objectionToNoClasses,
  type MeasuredModel,
  type MetricObjection,
} from "./measured-model.js";
import { SampleMean } from "./sample-mean.js";

/** Options of {@link TopKAccuracy}. */
export interface TopKAccuracyOptions {
  /** Number of guesses that a sample has. Default: 5. */
  readonly k?: number;
}

/**
 * Share of samples whose class is among the k that the model holds likeliest, from 0 to 1, for
 * predictions and targets `[batch, units]`; `top5Accuracy` in histories with k = 5.
 *
 * Of equal predictions the one in the earlier column is the larger, and NaN counts as largest, so
 * that `k: 1` gives {@link Accuracy}. With as many guesses as there are classes the result is 1. A
 * single unit stands for two classes.
 */
export class TopKAccuracy extends SampleMean {
  override readonly name: string;
  readonly k: number;
  #classes: Int32Array = new Int32Array(0);

  /** @throws {ArgumentError} unless `k` is a whole number of at least 1. */
  constructor(options: TopKAccuracyOptions = {}) {
    super();
    const { k = 5 } = requireOptions(options, "TopKAccuracy");
    requirePositiveInteger(k, "TopKAccuracy, k");
    this.k = k;
    this.name = `top${k}Accuracy`;
  }

  override objection(model: MeasuredModel): MetricObjection | undefined {
    return objectionToNoClasses(model);
  }

  protected override fits(sum: number, samples: number): boolean {
    return Number.isInteger(sum) && sum >= 0 && sum <= samples;
  }

  protected override addTo(sum: number, predictions: Tensor, targets: Tensor): number {
    const [rows = 0, units = 0] = predictions.shape;
    if (this.k >= classCount(units)) return sum + rows;
    if (this.k === 1) return sum + countRight(predictions, targets);
    this.#classes = classesOf(targets, this.#classes);
    const values = flatRows(predictions);
    let right = 0;
    for (let row = 0; row < rows; row++) {
      const start = row * units;
      const wanted = start + (this.#classes[row] as number);
      if (rankOf(values, wanted, start, start + units) < this.k) right++;
    }
    return sum + right;
  }
}

/** How many elements from `start` to `end − 1` come before the one at `wanted`, the largest first. */
function rankOf(values: FloatArray, wanted: number, start: number, end: number): number {
  const value = values[wanted] as number;
  let rank = 0;
  for (let i = start; i < end; i++) {
    const other = values[i] as number;
    if (other > value || (i < wanted && other === value)) rank++;
    else if (Number.isNaN(other) && (i < wanted || !Number.isNaN(value))) rank++;
  }
  return rank;
}
