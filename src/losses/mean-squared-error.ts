import { ElementwiseLoss } from "./elementwise-loss.js";
import type { LossOptions } from "./loss.js";

/**
 * Mean squared error: a sample's loss is the mean over its units of `(p − y)²` for predictions p and
 * targets y, both `[batch, units]`; the loss is the mean of the samples' losses, or their sum.
 *
 * Gradient of a sample: `∂L/∂p = 2 · (p − y) / units`.
 *
 * This is the convention of Keras. PyTorch's `MSELoss` gives the same for `"mean"`, and `units`
 * times as much for `"sum"`, where it adds up the units too.
 */
export class MeanSquaredError extends ElementwiseLoss {
  constructor(options: LossOptions = {}) {
    super("squaredError", 0, options);
  }
}
