import { getBackend } from "../backends/default-backend.js";
import { requireInRange, type Tensor } from "../tensor/index.js";
import { Regularizer } from "./regularizer.js";

/**
 * The sum of magnitudes, which drives small weights to 0: `R(w) = λ·Σ|w|`,
 * `∂R/∂w = λ·sign(w)` with `sign(0) = 0`.
 *
 * Source: R. Tibshirani, "Regression shrinkage and selection via the lasso", Journal of the Royal
 * Statistical Society B 58 (1996).
 */
export class L1 extends Regularizer {
  /** λ */
  readonly strength: number;

  /** @throws {ArgumentError} unless `strength` is finite and at least 0. */
  constructor(strength: number) {
    super();
    requireInRange(strength, 0, Infinity, "L1, strength");
    this.strength = strength;
  }

  override constructorArguments(): readonly unknown[] {
    return [this.strength];
  }

  override penalty(value: Tensor): number {
    return this.strength * getBackend().sumOfMagnitudes(value);
  }

  override addGradient(value: Tensor, gradient: Tensor): void {
    getBackend().addScaledSign(value, this.strength, gradient);
  }
}
