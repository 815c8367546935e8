import { requireOptions } from "../errors/require-options.js";
import { requireInRange } from "../tensor/index.js";
import { power } from "./portable-math.js";
import { Schedule } from "./schedule.js";

/** Options of {@link ExponentialDecay}. */
export interface ExponentialDecayOptions {
  /** What a unit of time multiplies the rate by, for example 0.95. */
  readonly factor: number;
}

/** Falls by the same share all the time: `factor(t) = φ^t`. */
export class ExponentialDecay extends Schedule {
  readonly #factor: number;

  /** @throws {ArgumentError} unless the factor is finite and at least 0. */
  constructor(options: ExponentialDecayOptions) {
    super();
    const { factor } = requireOptions(options, "ExponentialDecay");
    requireInRange(factor, 0, Infinity, "ExponentialDecay, factor");
    this.#factor = factor;
  }

  override factor(time: number): number {
    return power(this.#factor, time);
  }
}
