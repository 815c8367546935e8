/** Smaller numbers are written with an exponent. */
const smallest = 1e-4;

/** A number to so many digits, zeros at the end included: `0.1230`, `2.303`, `1.235e+4`, `1.20e-5`. */
export function formatDigits(value: number, digits: number): string {
  if (value === 0) return "0";
  return Math.abs(value) < smallest ? value.toExponential(digits - 1) : value.toPrecision(digits);
}

/** A number to at most so many digits: `0.1`, `0.000316`, `1e-7`. */
export function formatAtMost(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}
