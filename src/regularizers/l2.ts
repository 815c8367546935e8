import { getBackend } from "../backends/default-backend.js";
import { requireInRange, type Tensor } from "../tensor/index.js";
import { Regularizer } from "./regularizer.js";

/**
 * The sum of squares: `R(w) = ½·λ·Σw²`, `∂R/∂w = λ·w`.
 *
 * With plain gradient descent it is the same as a weight decay of λ.
 *
 * Source: A. Krogh, J. A. Hertz, "A simple weight decay can improve generalization", NIPS 1991.
 */
export class L2 extends Regularizer {
  /** λ */
  readonly strength: number;

  /** @throws {ArgumentError} unless `strength` is finite and at least 0. */
  constructor(strength: number) {
    super();
    requireInRange(strength, 0, Infinity, "L2, strength");
    this.strength = strength;
  }

  override constructorArguments(): readonly unknown[] {
    return [this.strength];
  }

  override penalty(value: Tensor): number {
    return 0.5 * this.strength * getBackend().sumOfSquares(value);
  }

  override addGradient(value: Tensor, gradient: Tensor): void {
    getBackend().addScaled(value, this.strength, gradient);
  }
}
