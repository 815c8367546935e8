import { getBackend } from "../backends/default-backend.js";
import { requirePositive, type Tensor } from "../tensor/index.js";
import { Constraint } from "./constraint.js";

/**
 * A limit c to the norm of the weights that come into a unit:
 * `wⱼ ← wⱼ · min(1, c / ‖wⱼ‖)`, wⱼ a column of weights `[inputs, units]`.
 *
 * Of other shapes, the last axis counts the units and all others the weights of each. Units whose norm
 * is within the limit keep their bits, and so do those whose norm isn't finite.
 *
 * Source: N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov, "Dropout: a simple
 * way to prevent neural networks from overfitting", JMLR 15 (2014), where c is 3 to 4.
 */
export class MaxNorm extends Constraint {
  /** c */
  readonly limit: number;

  /** @throws {ArgumentError} unless `limit` is finite and greater than 0. */
  constructor(limit: number) {
    super();
    requirePositive(limit, "MaxNorm, limit");
    this.limit = limit;
  }

  override constructorArguments(): readonly unknown[] {
    return [this.limit];
  }

  override apply(value: Tensor): void {
    getBackend().limitColumnNorms(value, this.limit);
  }
}
