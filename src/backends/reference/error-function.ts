/**
 * The error function, erf x = 2/√π · ∫₀ˣ e^(−t²) dt, with absolute error < 4e-16.
 *
 * Abramowitz and Stegun, *Handbook of Mathematical Functions*: below |x| = 2 the series 7.1.6,
 * whose terms are all of one sign, above it the continued fraction 7.1.14.
 */
export function erf(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < SERIES_END) return series(x);
  return Math.sign(x) * (1 - tail(magnitude));
}

/** The complement, erfc x = 1 − erf x, with relative error < 1e-13 where it is a normal number. */
export function erfc(x: number): number {
  if (Math.abs(x) < SERIES_END) return 1 - series(x);
  return x > 0 ? tail(x) : 2 - tail(-x);
}

const SERIES_END = 2;
/** Enough for full precision at `SERIES_END`, where the fraction converges slowest. */
const FRACTION_DEPTH = 60;

function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))), NaN for NaN. */
function tail(x: number): number {
  let denominator = x;
  for (let n = FRACTION_DEPTH; n >= 1; n--) denominator = x + n / 2 / denominator;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * denominator);
}
