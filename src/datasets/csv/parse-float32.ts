import { decimalText, parseDecimal } from "./parse-decimal.js";

/**
 * The single-precision number nearest to the decimal number that `bytes` hold from `start` up to
 * `end`; of two equally near ones, the even one.
 *
 * Rounding to a double and then again would be wrong where the double lies just between two
 * single-precision numbers and the decimal does not: the exact decimal decides there.
 *
 * @returns NaN when they hold no number, and an infinity when it is too large.
 */
export function parseFloat32(bytes: Uint8Array, start: number, end: number): number {
  const double = parseDecimal(bytes, start, end);
  const nearest = Math.fround(double);
  // Beyond 2¹²⁸ nothing is nearer than infinity, and the doubles below would overflow.
  if (nearest === double || Number.isNaN(double) || Math.abs(double) > 2 ** 128) return nearest;
  const bounded = Number.isFinite(nearest) ? nearest : Math.sign(nearest) * 2 ** 128;
  const other = bounded + 2 * (double - bounded);
  // Only where the double is the middle is its reflection a single-precision number too.
  if (Math.fround(other) !== other) return nearest;
  const excess = compareMagnitude(decimalText(bytes, start, end), Math.abs(double));
  if (excess === 0) return nearest;
  const otherIsLarger = Math.abs(other) > Math.abs(bounded);
  return excess > 0 === otherIsLarger ? other : nearest;
}

/**
 * The sign of |decimal| − double, exactly.
 *
 * @param double At least 2⁻¹⁵⁰ and at most 2¹²⁸, with no bit below 2⁻¹⁵⁰.
 */
function compareMagnitude(decimal: string, double: number): number {
  const [significand = "", exponent = "0"] = decimal.replace(/^[+-]/, "").split(/e/i);
  const [whole = "", fraction = ""] = significand.split(".");
  const power = Number(exponent) - fraction.length;
  const left = BigInt(whole + fraction) * tenTo(power) * 2n ** 150n;
  const right = BigInt(double * 2 ** 150) * tenTo(-power);
  return left === right ? 0 : left > right ? 1 : -1;
}

/** 10^exponent, or 1 where that is no whole number. */
function tenTo(exponent: number): bigint {
  return 10n ** BigInt(Math.max(exponent, 0));
}
