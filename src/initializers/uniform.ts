import { ArgumentError } from "../errors/index.js";
import { requireInRange } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import { Initializer, type Fans } from "./initializer.js";

/** Uniform in [low, high), whatever the fans: `low + (high − low)·u` with u from [0, 1). */
export class Uniform extends Initializer {
  readonly low: number;
  readonly high: number;

  /** @throws {ArgumentError} unless both bounds and `high − low` are finite and `low ≤ high`. */
  constructor(low: number, high: number) {
    super();
    requireInRange(low, -Infinity, Infinity, "Uniform, low");
    requireInRange(high, -Infinity, Infinity, "Uniform, high");
    if (low > high || !Number.isFinite(high - low)) {
      throw new ArgumentError({
        where: "Uniform",
        expected: "low ≤ high, with a finite difference",
        received: `low ${low}, high ${high}`,
        fix: low > high ? "Exchange the two bounds." : "Give bounds that lie closer together.",
      });
    }
    this.low = low;
    this.high = high;
  }

  override constructorArguments(): readonly unknown[] {
    return [this.low, this.high];
  }

  override fill(values: Float64Array, _fans: Fans, random: RandomState): void {
    random.fillUniform(values, this.low, this.high);
  }
}
