import { requireOptions } from "../errors/require-options.js";
import { requireInRange, requirePositive } from "../tensor/index.js";
import { power } from "./portable-math.js";
import { Schedule } from "./schedule.js";

/** Options of {@link PolynomialDecay}. */
export interface PolynomialDecayOptions {
  /** Time until the final rate is reached; it stays from then on. */
  readonly over: number;
  /**
   * Exponent of the polynomial; 1 is a straight line. With one that is not whole, the last bit of the
   * rate is up to the JavaScript engine. Default: 1.
   */
  readonly power?: number;
  /** Share of the initial rate at the end. Default: 0. */
  readonly final?: number;
}

/** Falls along a polynomial: `factor(t) = f + (1 − f) · (1 − min(t, T) / T)^p`. */
export class PolynomialDecay extends Schedule {
  readonly #options: Required<PolynomialDecayOptions>;

  /** @throws {ArgumentError} unless `over` and `power` are greater than 0, and `final` finite and at least 0. */
  constructor(options: PolynomialDecayOptions) {
    super();
    const { over, power: exponent = 1, final = 0 } = requireOptions(options, "PolynomialDecay");
    requirePositive(over, "PolynomialDecay, over");
    requirePositive(exponent, "PolynomialDecay, power");
    requireInRange(final, 0, Infinity, "PolynomialDecay, final");
    this.#options = { over, power: exponent, final };
  }

  override factor(time: number): number {
    const { over, power: exponent, final } = this.#options;
    return final + (1 - final) * power(1 - Math.min(time, over) / over, exponent);
  }
}
