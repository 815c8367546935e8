import { RandomState } from "../tensor/random-state/index.js";

/** Numbers from −2 to 2 that keep a distance of 0.01 from 0, where many functions have a kink. */
export function drawAwayFromZero(size: number, random: RandomState): Float64Array {
  const values = new Float64Array(size);
  random.fillUniform(values, -1, 1);
  return values.map((value) => (value < 0 ? -0.01 : 0.01) + 1.99 * value);
}

/** Positions of the elements that are compared: all, or `most` of them chosen at random, ascending. */
export function drawPositions(size: number, most: number, seed: number): Int32Array {
  if (size <= most) return Int32Array.from({ length: size }, (_, position) => position);
  return new RandomState(seed).choice(size, most, { replace: false }).sort();
}
