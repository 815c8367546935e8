import { requireInRange } from "../tensor/index.js";
import { Elementwise } from "./elementwise.js";

/** Options of {@link ELU}. */
export interface ELUOptions {
  /** The output goes to `−alpha` for large negative inputs. Default: 1. */
  readonly alpha?: number;
}

/**
 * Exponential linear unit: `output = input` where `input > 0`, else `alpha · (eˣ − 1)`.
 *
 * Gradient: `∂L/∂input = outputGradient` where `input > 0`, else `alpha · eˣ · outputGradient`
 * (at 0 too: `alpha · outputGradient`).
 *
 * Source: Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by
 * exponential linear units (ELUs)", ICLR 2016.
 */
export class ELU extends Elementwise {
  readonly alpha: number;

  /** @throws {ArgumentError} unless `alpha` is finite and at least 0. */
  constructor({ alpha = 1 }: ELUOptions = {}) {
    requireInRange(alpha, 0, Infinity, "ELU, alpha");
    super("elu", alpha);
    this.alpha = alpha;
  }

  override constructorArguments(): readonly unknown[] {
    return [{ alpha: this.alpha }];
  }
}
