import type { Tensor } from "../tensor/index.js";

/**
 * A penalty on the size of a parameter, added to the loss.
 *
 * It is added once per optimizer step, whatever the loss's reduction: with `"mean"` to the mean
 * loss, with `"sum"` to the summed one.
 */
export abstract class Regularizer {
  /** What the constructor takes to make an equal one, for model files: see `Layer`. Default: nothing. */
  constructorArguments(): readonly unknown[] {
    return [];
  }

  /** The penalty R(w). */
  abstract penalty(value: Tensor): number;

  /** `gradient ← gradient + ∂R/∂w`. */
  abstract addGradient(value: Tensor, gradient: Tensor): void;
}
