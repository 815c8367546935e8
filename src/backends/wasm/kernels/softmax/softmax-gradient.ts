import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { laneSum, pairSums } from "../vectors/sums";

/**
 * `inputGradient[i, j] ← p[i, j] · (g[i, j] − Σₖ g[i, k] · p[i, k])` with p = `output`,
 * g = `outputGradient`, for rows `rowStart … rowEnd − 1`.
 *
 * All are contiguous `[rows, columns]` without padding; `inputGradient` may be `outputGradient` or
 * `output`. Products are rounded to T, their sum is taken in float64 in an order that depends on
 * `columns` alone. Error: below 3 roundings of p · (|g| + Σ |g| · p).
 */
export function softmaxGradient<T>(
  output: usize,
  outputGradient: usize,
  inputGradient: usize,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  const rowSize = (columns as usize) * sizeof<T>();
  for (let i = rowStart; i < rowEnd; i++) {
    const row = (i as usize) * rowSize;
    let sums = splat<f64>(0.0);
    for (let j = 0; j < columns; j += lanes<T>()) {
      const offset = row + (j as usize) * sizeof<T>();
      const p = loadElements<T>(output + offset, columns - j);
      const g = loadElements<T>(outputGradient + offset, columns - j);
      sums = v128.add<f64>(sums, pairSums<T>(v128.mul<T>(g, p)));
    }
    const mean = splat<T>(laneSum(sums));
    for (let j = 0; j < columns; j += lanes<T>()) {
      const offset = row + (j as usize) * sizeof<T>();
      const p = loadElements<T>(output + offset, columns - j);
      const g = loadElements<T>(outputGradient + offset, columns - j);
      const gradient = v128.mul<T>(p, v128.sub<T>(g, mean));
      storeElements<T>(inputGradient + offset, gradient, columns - j);
    }
  }
}
