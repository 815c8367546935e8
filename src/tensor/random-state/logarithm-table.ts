/** Bits after the binary point of the exact logarithms. */
export const FRACTION_BITS = 192n;

/** Steps of the table between 1 and 2. */
export const TABLE_STEPS = 256;

/** A reciprocal is a whole number of units of 2^−16, so that products with it stay exact. */
export const RECIPROCAL_BITS = 16;

/** Entries from here on belong to numbers nearer to 2 than to 1, in the logarithmic sense. */
export const FIRST_UPPER_ENTRY = 107;

/**
 * For a mantissa near `1 + j/256`: a reciprocal `r` and the logarithm that multiplying by it takes
 * away, `−ln r` in the lower part and `−ln 2r` in the upper one, where the exponent gains 1.
 *
 * Entries 0 and 256 are exactly `r = 1` and `r = 1/2` with logarithm 0, so that the logarithm of a
 * number near 1 keeps its full relative precision.
 */
export interface LogarithmTable {
  /** `r`, a multiple of 2^−16. */
  readonly reciprocal: Float64Array;
  /** The logarithm, rounded to a double. */
  readonly high: Float64Array;
  /** What `high` leaves out, to about 2^−108. */
  readonly low: Float64Array;
  /** The logarithm in units of 2^−192, its error a few thousand units at most. */
  readonly exact: readonly bigint[];
  /** ln 2 in the same units. */
  readonly exactLn2: bigint;
  /** The upper 42 bits of ln 2, whose product with any exponent is exact. */
  readonly ln2High: number;
  readonly ln2Low: number;
}

/**
 * Derives the table by chaining `ln r[j]` from `ln r[j − 1]` through the series of
 * {@link logarithmOfRatio}, whose argument is then below 2^−8.
 */
export function buildLogarithmTable(): LogarithmTable {
  const entries = TABLE_STEPS + 1;
  const units = Array.from({ length: entries }, (_, step) =>
    Math.round((2 ** RECIPROCAL_BITS * TABLE_STEPS) / (TABLE_STEPS + step)),
  );
  const descents: bigint[] = [0n];
  for (let step = 1; step < entries; step++) {
    const ratio = logarithmOfRatio(BigInt(units[step - 1] ?? 1), BigInt(units[step] ?? 1));
    descents.push((descents[step - 1] ?? 0n) + ratio);
  }
  const exactLn2 = descents[TABLE_STEPS] ?? 0n;
  const exact = descents.map((descent, step) =>
    step < FIRST_UPPER_ENTRY ? descent : descent - exactLn2,
  );
  const ln2High = Math.floor(Math.LN2 * 2 ** 42) / 2 ** 42;
  const high = Float64Array.from(exact, fromFixed);
  return {
    reciprocal: Float64Array.from(units, (unit) => unit * 2 ** -RECIPROCAL_BITS),
    high,
    low: Float64Array.from(exact, (value, step) => fromFixed(value - toFixed(high[step] ?? 0))),
    exact,
    exactLn2,
    ln2High,
    ln2Low: fromFixed(exactLn2 - toFixed(ln2High)),
  };
}

/**
 * `ln(numerator / denominator)` in units of 2^−192, by `2 · (t + t³/3 + t⁵/5 + …)` with
 * `t = (numerator − denominator) / (numerator + denominator)`; meant for ratios near 1.
 */
export function logarithmOfRatio(numerator: bigint, denominator: bigint): bigint {
  const ratio = ((numerator - denominator) << FRACTION_BITS) / (numerator + denominator);
  const square = (ratio * ratio) >> FRACTION_BITS;
  let sum = 0n;
  let odd = 1n;
  for (let power = ratio; power !== 0n && power !== -1n; odd += 2n) {
    sum += power / odd;
    power = (power * square) >> FRACTION_BITS;
  }
  return 2n * sum;
}

/** The double nearest to `value` units of 2^−192. */
export function fromFixed(value: bigint): number {
  return Number(value) * 2 ** -Number(FRACTION_BITS);
}

function toFixed(value: number): bigint {
  // Every double stored in the table is a multiple of 2^−100.
  return BigInt(value * 2 ** 100) << (FRACTION_BITS - 100n);
}
