import { ArgumentError } from "../errors/index.js";
import { Elementwise } from "./elementwise.js";

/** How {@link GELU} computes Φ: exactly, or through the hyperbolic tangent. */
export type GELUApproximation = "none" | "tanh";

/** Options of {@link GELU}. */
export interface GELUOptions {
  /** Default: `"none"`. */
  readonly approximate?: GELUApproximation;
}

/**
 * Gaussian error linear unit: `output = x · Φ(x)` for x = input, Φ the distribution function of the
 * standard normal distribution.
 *
 * Gradient: `∂L/∂input = outputGradient · (Φ(x) + x · φ(x))`, φ its density.
 *
 * With `approximate: "tanh"`, `output = ½ · x · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))` and the
 * gradient of that; it stays within 5e-4 of the exact function.
 *
 * Source: Hendrycks and Gimpel, "Gaussian error linear units (GELUs)", arXiv:1606.08415, 2016.
 */
export class GELU extends Elementwise {
  readonly approximate: GELUApproximation;

  /** @throws {ArgumentError} when `approximate` is neither `"none"` nor `"tanh"`. */
  constructor({ approximate = "none" }: GELUOptions = {}) {
    requireApproximation(approximate);
    super(approximate === "tanh" ? "geluTanh" : "gelu");
    this.approximate = approximate;
  }

  override constructorArguments(): readonly unknown[] {
    return [{ approximate: this.approximate }];
  }
}

function requireApproximation(approximate: string): void {
  if (approximate === "none" || approximate === "tanh") return;
  throw new ArgumentError({
    where: "GELU, approximate",
    expected: '"none" or "tanh"',
    received: JSON.stringify(approximate),
  });
}
