import { requireOptions } from "../errors/require-options.js";
import { requireInRange, requirePositive } from "../tensor/index.js";
import { halfCosine } from "./portable-math.js";
import { Schedule } from "./schedule.js";

/** Options of {@link OneCycle}. */
export interface OneCycleOptions {
  /** Time of the whole cycle; the rate stays at its end from then on. */
  readonly over: number;
  /** Share of the time in which the rate rises. Default: 0.3. */
  readonly rise?: number;
  /** Share of the highest rate at the beginning. Default: 1/25. */
  readonly start?: number;
  /** Share of the highest rate at the end. Default: 1/10,000. */
  readonly end?: number;
}

/**
 * Rises to the optimizer's own rate and falls to nearly nothing, both along half a cosine:
 * `factor = a + (b − a) · ½ · (1 − cos(π · s))` from a to b, at share s of the rise or the fall.
 *
 * Source: Smith and Topin, "Super-convergence: very fast training of neural networks using large
 * learning rates", 2018; the cosine in place of straight lines is common since.
 */
export class OneCycle extends Schedule {
  readonly #options: Required<OneCycleOptions>;

  /** @throws {ArgumentError} unless `over` is greater than 0 and the others are from 0 to 1. */
  constructor(options: OneCycleOptions) {
    super();
    const { over, rise = 0.3, start = 1 / 25, end = 1e-4 } = requireOptions(options, "OneCycle");
    requirePositive(over, "OneCycle, over");
    requireInRange(rise, 0, 1, "OneCycle, rise");
    requireInRange(start, 0, 1, "OneCycle, start");
    requireInRange(end, 0, 1, "OneCycle, end");
    this.#options = { over, rise, start, end };
  }

  override factor(time: number): number {
    const { over, rise, start, end } = this.#options;
    const share = Math.min(1, time / over);
    return share < rise
      ? between(start, 1, share / rise)
      : between(1, end, rise === 1 ? 0 : (share - rise) / (1 - rise));
  }
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * halfCosine(share);
}
