import { Loss, noGradient, type LossContext, type LossResult, type Tensor } from "ndnet";
import { forEachElement } from "../support/for-each-element.js";

/**
 * A loss: the squared hinge of one class against the others. A sample's loss is `Σⱼ max(0, 1 − tⱼ·zⱼ)²`
 * for scores z and t = 1 for its class, −1 for the others; `∂L/∂zⱼ = −2 · tⱼ · max(0, 1 − tⱼ·zⱼ)`.
 */
export class SquaredHinge extends Loss {
  override readonly isClassification = true;

  override evaluate(scores: Tensor, targets: Tensor, context: LossContext = {}): LossResult {
    const scale = this.scale(scores, context);
    const gradient = this.gradientFor(scores, context);
    let value = 0;
    forEachElement(scores, (score, i, j) => {
      const sign = targets.get(i, j) > 0.5 ? 1 : -1;
      const margin = Math.max(0, 1 - sign * score);
      value += scale * margin ** 2;
      gradient?.set(i, j, -2 * scale * sign * margin);
    });
    return { value, gradient: gradient ?? noGradient };
  }
}
