import { wholePower } from "../tensor/whole-power.js";

// Math.cos and ** may differ in their last bit between JavaScript engines, and weights with it; sums and
// products don't.

/** `base^exponent` for whole exponents of at least 0 by products alone; by `**` for all others. */
export function power(base: number, exponent: number): number {
  const isWhole = Number.isInteger(exponent) && exponent >= 0;
  return isWhole ? wholePower(base, exponent) : base ** exponent;
}

/**
 * `⌊quotient⌋`, and that of the whole number next to it where rounding alone parts the two: 0.3 / 0.1 counts as 3.
 */
export function wholePart(quotient: number): number {
  const nearest = Math.round(quotient);
  const isNear = Math.abs(quotient - nearest) <= 4 * Number.EPSILON * nearest;
  return isNear ? nearest : Math.floor(quotient);
}

/** `1 + ratio + … + ratio^(terms − 1)`, by doubling: without the difference of near numbers, and with few products. */
export function geometricSum(ratio: number, terms: number): number {
  let sum = 0;
  let power = 1;
  for (const digit of terms.toString(2)) {
    sum += power * sum;
    power *= power;
    if (digit === "0") continue;
    sum = 1 + ratio * sum;
    power *= ratio;
  }
  return sum;
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
