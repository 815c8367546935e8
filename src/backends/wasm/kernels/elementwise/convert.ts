import { loadPair, storePair } from "../vectors/pairs";

/**
 * `output ← input`, rounded to the nearest T, for elements `start … end − 1` of contiguous arrays
 * that don't overlap. S and T are f32 or f64.
 */
export function convert<S, T>(input: usize, output: usize, start: i32, end: i32): void {
  for (let i = start; i < end; i += 2) {
    const count = end - i;
    const pair = loadPair<S>(input + (i as usize) * sizeof<S>(), count);
    storePair<T>(output + (i as usize) * sizeof<T>(), pair, count);
  }
}
