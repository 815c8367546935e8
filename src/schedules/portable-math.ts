import { wholePower } from "../tensor/whole-power.js";

// Math.cos and ** may differ in their last bit between JavaScript engines, and weights with it; sums and
// products don't.

/** `base^exponent` for whole exponents of at least 0 by products alone; by `**` for all others. */
export function power(base: number, exponent: number): number {
  const isWhole = Number.isInteger(exponent) && exponent >= 0;
  return isWhole ? wholePower(base, exponent) : base ** exponent;
}

/** The rise of half a cosine, `½ · (1 − cos(π · share))`, for a share from 0 to 1; error below 1e-15. */
export function halfCosine(share: number): number {
  // ½ · (1 + sin x) with x = π · (share − ½), as the sum of x − x³/3! + x⁵/5! − …
  const x = Math.PI * (share - 0.5);
  let term = x;
  let sine = x;
  for (let n = 2; n <= 22; n += 2) {
    term *= -(x * x) / (n * (n + 1));
    sine += term;
  }
  return Math.min(1, Math.max(0, (1 + sine) / 2));
}
