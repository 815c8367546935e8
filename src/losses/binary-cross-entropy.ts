import { ProbabilityLoss, type ProbabilityLossOptions } from "./probability-loss.js";

/**
 * Cross-entropy of probabilities that stand on their own: a sample's loss is the mean over its units
 * of `−y · log(p + ε) − (1 − y) · log(1 − p + ε)` for predictions p and targets y from 0 to 1, both
 * `[batch, units]`; the loss is the mean of the samples' losses, or their sum.
 *
 * Gradient of a sample: `∂L/∂p = ((1 − y)/(1 − p + ε) − y/(p + ε)) / units`. Behind a `Sigmoid` that
 * ends a model it is taken with respect to the sigmoid's input instead, as `(p − y) / units`: exact
 * up to ε beside the probability of the target.
 *
 * Source: Bishop, "Pattern recognition and machine learning", Springer, 2006, equation 4.90.
 */
export class BinaryCrossEntropy extends ProbabilityLoss {
  /** @throws {ArgumentError} unless `epsilon` is from 0 to 1. */
  constructor(options: ProbabilityLossOptions = {}) {
    super(
      {
        kind: "binaryCrossEntropy",
        activation: "sigmoid",
        fix: "Add new Sigmoid() as the last layer.",
      },
      options,
    );
  }
}
