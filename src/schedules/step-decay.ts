import { requireOptions } from "../errors/require-options.js";
import { requireInRange, requirePositive } from "../tensor/index.js";
import { power, wholePart } from "./portable-math.js";
import { Schedule } from "./schedule.js";

/** Options of {@link StepDecay}. */
export interface StepDecayOptions {
  /** Time between two steps. */
  readonly every: number;
  /** What a step multiplies the rate by. Default: 0.1. */
  readonly factor?: number;
}

/** Falls in steps: `factor(t) = φ^⌊t / every⌋`. */
export class StepDecay extends Schedule {
  readonly #every: number;
  readonly #factor: number;

  /** @throws {ArgumentError} unless `every` is greater than 0 and the factor finite and at least 0. */
  constructor(options: StepDecayOptions) {
    super();
    const { every, factor = 0.1 } = requireOptions(options, "StepDecay");
    requirePositive(every, "StepDecay, every");
    requireInRange(factor, 0, Infinity, "StepDecay, factor");
    this.#every = every;
    this.#factor = factor;
  }

  override factor(time: number): number {
    return power(this.#factor, wholePart(time / this.#every));
  }
}
