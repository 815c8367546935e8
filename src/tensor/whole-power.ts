/**
 * `base` to a whole exponent of at least 0 by squaring: unlike `Math.pow`, the same bits on every machine.
 */
export function wholePower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
