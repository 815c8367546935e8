import { ElementwiseLoss } from "./elementwise-loss.js";
import type { LossOptions } from "./loss.js";

/**
 * Mean absolute error: a sample's loss is the mean over its units of `|p − y|` for predictions p and
 * targets y, both `[batch, units]`; the loss is the mean of the samples' losses, or their sum.
 *
 * Gradient of a sample: `∂L/∂p = sign(p − y) / units`, 0 where p is y.
 *
 * This is the convention of Keras. PyTorch's `L1Loss` gives the same for `"mean"`, and `units` times
 * as much for `"sum"`.
 */
export class MeanAbsoluteError extends ElementwiseLoss {
  constructor(options: LossOptions = {}) {
    super("absoluteError", 0, options);
  }
}
