import type { Tensor } from "../tensor/index.js";
import type { LossContext } from "./loss.js";
import { ProbabilityLoss, type ProbabilityLossOptions } from "./probability-loss.js";

/**
 * Cross-entropy of class probabilities: a sample's loss is `−Σⱼ yⱼ · log(pⱼ + ε)` for predictions p
 * and targets y, both `[batch, classes]`; the loss is the mean of the samples' losses, or their sum.
 *
 * Gradient of a sample: `∂L/∂pⱼ = −yⱼ / (pⱼ + ε)`. Behind a `Softmax` that ends a model it is taken
 * with respect to the softmax's input instead, as `p − y`: exact for targets whose rows sum to 1, up
 * to ε beside the target class's probability.
 *
 * The predictions are probabilities. For the output of a layer without softmax use
 * `SoftmaxCrossEntropy`.
 *
 * Source: Bishop, "Pattern recognition and machine learning", Springer, 2006, equation 4.108.
 */
export class CrossEntropy extends ProbabilityLoss {
  /** @throws {ArgumentError} unless `epsilon` is from 0 to 1. */
  constructor(options: ProbabilityLossOptions = {}) {
    super(
      {
        kind: "crossEntropy",
        activation: "softmax",
        fix: "Add new Softmax() as the last layer, or use SoftmaxCrossEntropy, which takes logits.",
      },
      options,
    );
  }

  protected override elementScale(predictions: Tensor, context: LossContext): number {
    return this.scale(predictions, context);
  }
}
