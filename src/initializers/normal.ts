import { requireInRange } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import { Initializer, type Fans } from "./initializer.js";

/** Normally distributed, whatever the fans: `mean + deviation·z` with z standard normal. */
export class Normal extends Initializer {
  readonly mean: number;
  readonly deviation: number;

  /** @throws {ArgumentError} unless both are finite and `deviation` is at least 0. */
  constructor(mean: number, deviation: number) {
    super();
    requireInRange(mean, -Infinity, Infinity, "Normal, mean");
    requireInRange(deviation, 0, Infinity, "Normal, deviation");
    this.mean = mean;
    this.deviation = deviation;
  }

  override constructorArguments(): readonly unknown[] {
    return [this.mean, this.deviation];
  }

  override fill(values: Float64Array, _fans: Fans, random: RandomState): void {
    random.fillNormal(values, this.mean, this.deviation);
  }
}
