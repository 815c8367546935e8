import { requirePositive } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import { Initializer, type Fans } from "./initializer.js";

/**
 * Normal with mean 0 and deviation `√(1 / fanOut)`: keeps the variance of gradients on their way
 * back.
 *
 * Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural
 * networks", AISTATS 2010: the condition on the backward pass, taken alone.
 */
export class FanOutNormal extends Initializer {
  /** @throws {ArgumentError} unless `fanOut` is greater than 0. */
  override fill(values: Float64Array, { fanOut }: Fans, random: RandomState): void {
    requirePositive(fanOut, "FanOutNormal, fanOut");
    random.fillNormal(values, 0, Math.sqrt(1 / fanOut));
  }
}
