import { requirePositive } from "../tensor/index.js";
import { ElementwiseLoss } from "./elementwise-loss.js";
import type { LossOptions } from "./loss.js";

/** Options of {@link Huber}. */
export interface HuberOptions extends LossOptions {
  /** Distance δ at which the loss turns from quadratic to linear. Default: 1. */
  readonly delta?: number;
}

/**
 * Huber's loss, quadratic for small errors and linear for large ones: a sample's loss is the mean
 * over its units of `½ · d²` where `|d| ≤ δ`, else `δ · (|d| − ½ · δ)`, with d = p − y for
 * predictions p and targets y, both `[batch, units]`; the loss is the mean of the samples' losses,
 * or their sum.
 *
 * Gradient of a sample: `∂L/∂p = d / units`, clamped to `±δ / units`.
 *
 * Source: Huber, "Robust estimation of a location parameter", Annals of Mathematical Statistics 35,
 * 1964.
 */
export class Huber extends ElementwiseLoss {
  readonly delta: number;

  /** @throws {ArgumentError} unless `delta` is finite and above 0. */
  constructor(options: HuberOptions = {}) {
    const { delta = 1 } = options;
    requirePositive(delta, "Huber, delta");
    super("huber", delta, options);
    this.delta = delta;
  }
}
