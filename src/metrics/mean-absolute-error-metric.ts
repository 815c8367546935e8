import type { FloatArray, Tensor } from "../tensor/index.js";
import { addSamples, SampleMean } from "./sample-mean.js";

/**
 * Mean absolute error: the mean over the samples of their mean over the units of `|p − y|`, for
 * predictions p and targets y, both `[batch, units]`; `meanAbsoluteError` in histories.
 *
 * It is the loss `MeanAbsoluteError`, measured beside another one. NaN makes it NaN.
 */
export class MeanAbsoluteErrorMetric extends SampleMean {
  override readonly name = "meanAbsoluteError";

  protected override fits(sum: number): boolean {
    return !(sum < 0);
  }

  protected override addTo(sum: number, predictions: Tensor, targets: Tensor): number {
    return addSamples(sum, predictions, targets, meanMagnitude);
  }
}

function meanMagnitude(
  predictions: FloatArray,
  targets: FloatArray,
  start: number,
  end: number,
): number {
  let sum = 0;
  for (let i = start; i < end; i++) {
    sum += Math.abs((predictions[i] as number) - (targets[i] as number));
  }
  return sum / (end - start);
}
