import type { Tensor } from "../../tensor/index.js";

/** Bounds that gradients or parameters are brought into, in place. */
export interface LimitOperations {
  /** `x ← min(max(x, −limit), limit)`, element by element. NaN stays NaN. */
  clamp(target: Tensor, limit: number): void;
  /**
   * `x[i, j] ← x[i, j] · min(1, limit / nⱼ)` with the norm of a column `nⱼ = √(Σᵢ x[i, j]²)`.
   *
   * A column is all elements of one index along the last axis, whatever the others. Where its norm
   * isn't finite it stays as it is; in float64 also where a square is beyond the largest number.
   */
  limitColumnNorms(target: Tensor, limit: number): void;
}
