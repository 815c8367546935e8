/**
 * The number with the fewest digits that is `value` when rounded to float32: 0.01 for a float32 that
 * was 0.01 before.
 *
 * @param value A finite float32.
 */
export function shortestDecimal(value: number): number {
  for (let digits = 1; digits < enoughDigits; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Object.is(Math.fround(candidate), value)) return candidate;
  }
  return value;
}

/** Significant digits that tell any two float32 numbers apart. */
const enoughDigits = 9;
