import { requirePositive } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import { Initializer, type Fans } from "./initializer.js";

/**
 * Uniform in [−a, a) with `a = √(6 / (fanIn + fanOut))`: the default of a dense layer's weights.
 *
 * Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural
 * networks", AISTATS 2010.
 */
export class GlorotUniform extends Initializer {
  /** @throws {ArgumentError} unless `fanIn + fanOut` is greater than 0. */
  override fill(values: Float64Array, { fanIn, fanOut }: Fans, random: RandomState): void {
    requirePositive(fanIn + fanOut, "GlorotUniform, fanIn + fanOut");
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    random.fillUniform(values, -limit, limit);
  }
}
