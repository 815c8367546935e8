import { requirePositive } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import { Initializer, type Fans } from "./initializer.js";

/**
 * Normal with mean 0 and deviation `√(1 / fanIn)`: keeps the variance of activations.
 *
 * Source: Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", in "Neural Networks:
 * Tricks of the Trade", Springer 1998.
 */
export class LeCunNormal extends Initializer {
  /** @throws {ArgumentError} unless `fanIn` is greater than 0. */
  override fill(values: Float64Array, { fanIn }: Fans, random: RandomState): void {
    requirePositive(fanIn, "LeCunNormal, fanIn");
    random.fillNormal(values, 0, Math.sqrt(1 / fanIn));
  }
}
