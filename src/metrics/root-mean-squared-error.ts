import { MeanSquaredErrorMetric } from "./mean-squared-error-metric.js";

/**
 * Root of the mean squared error over all samples and units, in the unit of the targets;
 * `rootMeanSquaredError` in histories. NaN makes it NaN.
 *
 * One root is taken, of the mean over all units, as Keras does; scikit-learn takes a root for each
 * unit and then their mean.
 */
export class RootMeanSquaredError extends MeanSquaredErrorMetric {
  override readonly name = "rootMeanSquaredError";

  override result(): number {
    return Math.sqrt(super.result());
  }
}
