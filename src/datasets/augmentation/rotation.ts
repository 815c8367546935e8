/** Cosine and sine of an angle. */
export interface Rotation {
  readonly cosine: number;
  readonly sine: number;
}

/** Terms after which the sine's series has reached the last bit of a float64 number. */
const terms = 11;

/**
 * Cosine and sine of an angle from −π to π; error below 1e-15. By sums and products alone: `Math.sin`
 * may differ in its last bit between JavaScript engines, and pictures with it.
 */
export function rotationBy(radians: number): Rotation {
  const half = radians / 2;
  const sine = shortSine(half);
  const cosine = shortSine(Math.PI / 2 - Math.abs(half));
  return { cosine: 1 - 2 * sine * sine, sine: 2 * sine * cosine };
}

/** x − x³/3! + x⁵/5! − … for |x| ≤ π/2, from the smallest term on. */
function shortSine(x: number): number {
  let sum = 1;
  for (let n = 2 * terms; n >= 2; n -= 2) sum = 1 - (x * x * sum) / (n * (n + 1));
  return x * sum;
}
