import { Regularizer, type Tensor } from "ndnet";
import { forEachElement } from "../support/for-each-element.js";

/** A regularizer: `R(w) = λ · Σ log(1 + w²)`, `∂R/∂w = λ · 2w / (1 + w²)`. */
export class Cauchy extends Regularizer {
  constructor(readonly strength: number) {
    super();
  }

  override penalty(value: Tensor): number {
    let sum = 0;
    forEachElement(value, (w) => (sum += Math.log1p(w * w)));
    return this.strength * sum;
  }

  override addGradient(value: Tensor, gradient: Tensor): void {
    forEachElement(value, (w, ...at) =>
      gradient.set(...at, gradient.get(...at) + (this.strength * 2 * w) / (1 + w * w)),
    );
  }
}
