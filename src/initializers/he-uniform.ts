import { requirePositive } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import { Initializer, type Fans } from "./initializer.js";

/**
 * Uniform in [−a, a) with `a = √(6 / fanIn)`, which has the variance 2/fanIn of `HeNormal`.
 *
 * Source: K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers: surpassing human-level
 * performance on ImageNet classification", ICCV 2015.
 */
export class HeUniform extends Initializer {
  /** @throws {ArgumentError} unless `fanIn` is greater than 0. */
  override fill(values: Float64Array, { fanIn }: Fans, random: RandomState): void {
    requirePositive(fanIn, "HeUniform, fanIn");
    const limit = Math.sqrt(6 / fanIn);
    random.fillUniform(values, -limit, limit);
  }
}
