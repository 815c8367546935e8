import { requirePositive } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import { Initializer, type Fans } from "./initializer.js";

/**
 * Normal with mean 0 and deviation `√(2 / fanIn)`: for layers before a ReLU.
 *
 * Source: K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers: surpassing human-level
 * performance on ImageNet classification", ICCV 2015.
 */
export class HeNormal extends Initializer {
  /** @throws {ArgumentError} unless `fanIn` is greater than 0. */
  override fill(values: Float64Array, { fanIn }: Fans, random: RandomState): void {
    requirePositive(fanIn, "HeNormal, fanIn");
    random.fillNormal(values, 0, Math.sqrt(2 / fanIn));
  }
}
