import type { NdArray } from "ndarray";
import type { FloatArray, InputTensor } from "./tensor.js";
import { contiguousData } from "./take-rows.js";

/** Mean and standard deviation of every feature. */
export interface FeatureStatistics {
  readonly mean: Float64Array;
  readonly standardDeviation: Float64Array;
}

/**
 * `mean[j] = Σᵢ x[i, j] / n` and `standardDeviation[j] = √(Σᵢ (x[i, j] − mean[j])² / n)` of the n rows along the
 * last axis, in float64.
 *
 * Distances from the first row are summed: the deviation of equal numbers is 0, and no digits are lost where
 * the mean is much larger than the deviation.
 */
export function featureStatistics(inputs: InputTensor, features: number): FeatureStatistics {
  const values = contiguousData(inputs as NdArray<FloatArray | Uint8Array>);
  const rows = values.length / features;
  const first = values.subarray(0, features);
  const sums = new Float64Array(features);
  const squares = new Float64Array(features);
  for (let row = 0; row < values.length; row += features) {
    for (let j = 0; j < features; j += 1) {
      sums[j] = of(sums, j) + of(values, row + j) - of(first, j);
    }
  }
  for (let row = 0; row < values.length; row += features) {
    for (let j = 0; j < features; j += 1) {
      const distance = of(values, row + j) - of(first, j) - of(sums, j) / rows;
      squares[j] = of(squares, j) + distance * distance;
    }
  }
  return {
    mean: sums.map((sum, j) => of(first, j) + sum / rows),
    standardDeviation: squares.map((square) => Math.sqrt(square / rows)),
  };
}

function of(values: FloatArray | Uint8Array, index: number): number {
  return values[index] ?? 0;
}
