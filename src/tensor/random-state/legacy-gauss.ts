import { correctlyRoundedLogarithm } from "./correctly-rounded-logarithm.js";
import type { MersenneTwister } from "./mersenne-twister.js";

/**
 * Standard normal numbers by the polar method, which makes two at a time and keeps the second.
 *
 * With `x`, `y` uniform on [−1, 1) and drawn again until `0 < s = x² + y² < 1`, the factor
 * `f = √(−2 · ln s / s)` gives first `f · y`, then `f · x`.
 *
 * Source: G. Marsaglia, T. A. Bray, "A convenient method for generating normal variables", SIAM
 * Review 6 (1964).
 */
export class LegacyGauss {
  /** Whether {@link cached} is the next number. */
  hasCached = false;
  /** The second number of the last pair; 0 when it has been handed out. */
  cached = 0;
  readonly #twister: MersenneTwister;

  constructor(twister: MersenneTwister) {
    this.#twister = twister;
  }

  /** The next number of the stream. */
  next(): number {
    if (this.hasCached) {
      const value = this.cached;
      this.hasCached = false;
      this.cached = 0;
      return value;
    }
    for (;;) {
      const x = 2 * this.#twister.nextDouble() - 1;
      const y = 2 * this.#twister.nextDouble() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * correctlyRoundedLogarithm(square)) / square);
      this.cached = factor * x;
      this.hasCached = true;
      return factor * y;
    }
  }
}
