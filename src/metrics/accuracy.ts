import type { Tensor } from "../tensor/index.js";
import { countRight } from "./classes-of.js";
import {
  objectionToNoClasses,
  type MeasuredModel,
  type MetricObjection,
} from "./measured-model.js";
import { SampleMean } from "./sample-mean.js";

/**
 * Share of samples whose class is right, from 0 to 1, for predictions and targets `[batch, units]`.
 *
 * With several units, the class is the column of the largest element, the first of several (NaN
 * counts as largest). A single unit stands for two classes, parted at 0.5. Samples are counted in
 * whole numbers, so the result doesn't depend on the blocks in which they come.
 */
export class Accuracy extends SampleMean {
  override readonly name = "accuracy";

  override objection(model: MeasuredModel): MetricObjection | undefined {
    return objectionToNoClasses(model);
  }

  protected override fits(sum: number, samples: number): boolean {
    return Number.isInteger(sum) && sum >= 0 && sum <= samples;
  }

  protected override addTo(sum: number, predictions: Tensor, targets: Tensor): number {
    return sum + countRight(predictions, targets);
  }
}
