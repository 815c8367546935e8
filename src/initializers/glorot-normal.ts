import { requirePositive } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import { Initializer, type Fans } from "./initializer.js";

/**
 * Normal with mean 0 and deviation `√(2 / (fanIn + fanOut))`.
 *
 * Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural
 * networks", AISTATS 2010.
 */
export class GlorotNormal extends Initializer {
  /** @throws {ArgumentError} unless `fanIn + fanOut` is greater than 0. */
  override fill(values: Float64Array, { fanIn, fanOut }: Fans, random: RandomState): void {
    requirePositive(fanIn + fanOut, "GlorotNormal, fanIn + fanOut");
    random.fillNormal(values, 0, Math.sqrt(2 / (fanIn + fanOut)));
  }
}
