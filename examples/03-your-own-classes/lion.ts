import { Optimizer, type Parameter } from "ndnet";
import { forEachElement } from "../support/for-each-element.js";

/**
 * An optimizer: `w ← w − η·sign(β₁·m + (1 − β₁)·g)`, then `m ← β₂·m + (1 − β₂)·g`, with
 * `g = gradient + λ·w`.
 *
 * Source: Chen et al., "Symbolic discovery of optimization algorithms", 2023, whose weight decay is
 * decoupled.
 */
export class Lion extends Optimizer {
  static readonly beta1 = 0.9;
  static readonly beta2 = 0.99;

  protected override update(parameter: Parameter): void {
    const { value, gradient } = parameter;
    const decay = this.decayOf(parameter);
    const average = this.slot(parameter, "average");
    forEachElement(value, (w, ...at) => {
      const g = gradient.get(...at) + decay * w;
      const m = average.get(...at);
      const direction = Math.sign(Lion.beta1 * m + (1 - Lion.beta1) * g);
      value.set(...at, w - this.learningRate * direction);
      average.set(...at, Lion.beta2 * m + (1 - Lion.beta2) * g);
    });
  }
}
