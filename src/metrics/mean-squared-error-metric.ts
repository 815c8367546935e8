import type { FloatArray, Tensor } from "../tensor/index.js";
import { addSamples, SampleMean } from "./sample-mean.js";

/**
 * Mean squared error: the mean over the samples of their mean over the units of `(p − y)²`, for
 * predictions p and targets y, both `[batch, units]`; `meanSquaredError` in histories.
 *
 * It is the loss `MeanSquaredError`, measured beside another one. NaN makes it NaN.
 */
export class MeanSquaredErrorMetric extends SampleMean {
  override readonly name: string = "meanSquaredError";

  protected override fits(sum: number): boolean {
    return !(sum < 0);
  }

  protected override addTo(sum: number, predictions: Tensor, targets: Tensor): number {
    return addSamples(sum, predictions, targets, meanSquare);
  }
}

function meanSquare(
  predictions: FloatArray,
  targets: FloatArray,
  start: number,
  end: number,
): number {
  let sum = 0;
  for (let i = start; i < end; i++) {
    const error = (predictions[i] as number) - (targets[i] as number);
    sum += error * error;
  }
  return sum / (end - start);
}
