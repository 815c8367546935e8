import { requireOptions } from "../errors/require-options.js";
import { requireInRange, requirePositive } from "../tensor/index.js";
import { wholePower } from "../tensor/whole-power.js";
import { geometricSum, halfCosine, wholePart } from "./portable-math.js";
import { Schedule } from "./schedule.js";

/** Options of {@link CosineDecay}. */
export interface CosineDecayOptions {
  /** Time from the end of the warm-up to the final rate, or to the first restart. */
  readonly over: number;
  /** Time at the beginning in which the rate grows along a straight line. Default: 0. */
  readonly warmUp?: number;
  /** Share of the initial rate at the end. Default: 0. */
  readonly final?: number;
  /**
   * Whether the rate starts again at its initial height when it has reached the end: each fall takes
   * `restarts` times as long as the one before. Default: it doesn't.
   */
  readonly restarts?: number;
}

/**
 * Falls along half a cosine, with a warm-up and restarts where they are asked for:
 * `factor(t) = f + (1 − f) · ½ · (1 + cos(π · s / T))` at time s of a fall that takes T.
 *
 * In a warm-up of w, `factor(t) = (t + 1) / (w + 1)`: the first step isn't lost.
 *
 * Source: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017.
 */
export class CosineDecay extends Schedule {
  readonly #over: number;
  readonly #warmUp: number;
  readonly #final: number;
  readonly #restarts: number | undefined;

  /**
   * @throws {ArgumentError} unless `over` is greater than 0, `warmUp` and `final` finite and at least
   * 0, and `restarts` finite and at least 1.
   */
  constructor(options: CosineDecayOptions) {
    super();
    const { over, warmUp = 0, final = 0, restarts } = requireOptions(options, "CosineDecay");
    requirePositive(over, "CosineDecay, over");
    requireInRange(warmUp, 0, Infinity, "CosineDecay, warmUp");
    requireInRange(final, 0, Infinity, "CosineDecay, final");
    if (restarts !== undefined) requireInRange(restarts, 1, Infinity, "CosineDecay, restarts");
    this.#over = over;
    this.#warmUp = warmUp;
    this.#final = final;
    this.#restarts = restarts;
  }

  override factor(time: number): number {
    if (time < this.#warmUp) return (time + 1) / (this.#warmUp + 1);
    const share = this.#shareOfFall(time - this.#warmUp);
    return this.#final + (1 - this.#final) * (1 - halfCosine(share));
  }

  /** How much of the fall that is under way is over, from 0 to 1. */
  #shareOfFall(time: number): number {
    const falls = Math.min(Number.MAX_VALUE, time / this.#over);
    if (this.#restarts === undefined) return Math.min(1, falls);
    const done = fallsDone(falls, this.#restarts);
    const share = (falls - geometricSum(this.#restarts, done)) / wholePower(this.#restarts, done);
    // Where a fall has just begun or is nearly over, rounding may lead out of it.
    return Math.min(1, Math.max(0, share));
  }
}

/** Number of whole falls in a time that is measured in first ones, where each is `ratio` times the one before. */
function fallsDone(time: number, ratio: number): number {
  if (ratio === 1) return wholePart(time);
  const isOver = (falls: number): boolean => wholePart(time / geometricSum(ratio, falls)) >= 1;
  let done = 0;
  let step = 1;
  // Sums instead of a logarithm, whose last bits differ between JavaScript engines.
  while (isOver(done + step)) {
    done += step;
    step *= 2;
  }
  for (; step >= 1; step /= 2) {
    if (isOver(done + step)) done += step;
  }
  return done;
}
