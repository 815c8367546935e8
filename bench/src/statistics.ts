/** Median of some measurements with the smallest and the largest of them. */
export interface Summary {
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Number of measurements. */
  readonly count: number;
}

/**
 * The middle one of the sorted values, or the mean of the middle two.
 *
 * @throws {RangeError} when there are none, or one is no number.
 */
export function median(values: readonly number[]): number {
  requireNumbers(values);
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  if (sorted.length % 2 === 1) return upper;
  return ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Median, smallest and largest.
 *
 * @throws {RangeError} when there are no values, or one is no number.
 */
export function summarize(values: readonly number[]): Summary {
  return {
    median: median(values),
    minimum: Math.min(...values),
    maximum: Math.max(...values),
    count: values.length,
  };
}

/**
 * `other[i] / base[i]` for every pair i of measurements that were taken one after the other.
 *
 * What slows a machine down for a while slows both of a pair down, so that their ratio stays.
 *
 * @throws {RangeError} when the lengths differ, or a divisor is not above 0.
 */
export function pairedRatios(base: readonly number[], other: readonly number[]): number[] {
  if (base.length !== other.length) {
    throw new RangeError(`pairs expected, received ${base.length} and ${other.length} values`);
  }
  requireNumbers(base);
  if (!base.every((value) => value > 0)) throw new RangeError("divisors above 0 expected");
  return base.map((value, index) => (other[index] ?? Number.NaN) / value);
}

/** {@link summarize} of {@link pairedRatios}: the median of the ratios, not the ratio of the medians. */
export function summarizeRatios(base: readonly number[], other: readonly number[]): Summary {
  return summarize(pairedRatios(base, other));
}

function requireNumbers(values: readonly number[]): void {
  if (values.length === 0) throw new RangeError("at least one value expected");
  if (values.some((value) => Number.isNaN(value))) throw new RangeError("numbers expected");
}
