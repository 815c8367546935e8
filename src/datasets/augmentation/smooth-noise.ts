import { floatArray } from "../../tensor/index.js";
import type { RandomState } from "../../tensor/random-state/index.js";
import { wholePower } from "../../tensor/whole-power.js";

/** A Gaussian is cut off after so many deviations. */
const deviations = 4;

/** Rows and columns of a plane. */
export interface PlaneSize {
  readonly rows: number;
  readonly columns: number;
}

/**
 * A plane of smooth noise, `[rows, columns]`: uniform numbers in [−1, 1), smoothed by a Gaussian of
 * deviation `sigma`, times `alpha`.
 *
 * Both edges continue at the opposite ones, so that the noise has the same statistics everywhere: mean
 * 0 and standard deviation `alpha · Σg² / √3` with the Gaussian's weights g, about
 * `alpha / (2·√(3π)·sigma)`.
 *
 * @throws {OutOfMemoryError} when there is no room for it.
 */
export function smoothNoise(
  size: PlaneSize,
  { alpha, sigma }: { readonly alpha: number; readonly sigma: number },
  random: RandomState,
): Float32Array {
  const noise = floatArray(size.rows * size.columns, "float64");
  random.fillUniform(noise, -1, 1);
  const weights = gaussianWeights(sigma);
  smoothRows(noise, size, weights);
  const smooth = smoothColumns(noise, size, weights);
  const plane = floatArray(smooth.length, "float32");
  for (let i = 0; i < plane.length; i += 1) plane[i] = alpha * (smooth[i] ?? 0);
  return plane;
}

/** Weights at distances 0, 1, 2 …; over all distances to both sides they add up to 1. */
export function gaussianWeights(sigma: number): Float64Array {
  const decay = exponentialOfMinus(1 / (2 * sigma * sigma));
  const weights = Float64Array.from({ length: Math.ceil(deviations * sigma) + 1 }, (_, distance) =>
    wholePower(decay, distance * distance),
  );
  const sum = weights.reduce((total, weight) => total + 2 * weight, -1);
  return weights.map((weight) => weight / sum);
}

/** e^−x for x ≥ 0 by products and sums alone, as `Math.exp` differs between JavaScript engines. */
function exponentialOfMinus(x: number): number {
  // The series of e^−(x/2ⁿ), which is close to 1, squared n times.
  let [small, halvings] = [x, 0];
  for (; small > 0.5; small /= 2) halvings += 1;
  let sum = 1;
  for (let n = 18; n >= 1; n -= 1) sum = 1 - (small * sum) / n;
  for (let n = 0; n < halvings; n += 1) sum *= sum;
  return sum;
}

/** Smooths each row in its place. */
function smoothRows(
  plane: Float64Array,
  { rows, columns }: PlaneSize,
  weights: Float64Array,
): void {
  const reach = weights.length - 1;
  const line = new Float64Array(columns + 2 * reach);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < line.length; x += 1) {
      line[x] = plane[y * columns + wrapped(x - reach, columns)] ?? 0;
    }
    for (let x = 0; x < columns; x += 1) {
      const middle = x + reach;
      let sum = (weights[0] ?? 0) * (line[middle] ?? 0);
      for (let distance = 1; distance <= reach; distance += 1) {
        const both = (line[middle - distance] ?? 0) + (line[middle + distance] ?? 0);
        sum += (weights[distance] ?? 0) * both;
      }
      plane[y * columns + x] = sum;
    }
  }
}

function smoothColumns(
  plane: Float64Array,
  { rows, columns }: PlaneSize,
  weights: Float64Array,
): Float64Array {
  const smooth = floatArray(plane.length, "float64");
  for (let y = 0; y < rows; y += 1) {
    const row = smooth.subarray(y * columns, (y + 1) * columns);
    weights.forEach((weight, distance) => {
      const above = wrapped(y - distance, rows) * columns;
      const below = wrapped(y + distance, rows) * columns;
      const factor = distance === 0 ? weight / 2 : weight;
      for (let x = 0; x < columns; x += 1) {
        row[x] = (row[x] ?? 0) + factor * ((plane[above + x] ?? 0) + (plane[below + x] ?? 0));
      }
    });
  }
  return smooth;
}

function wrapped(position: number, size: number): number {
  return ((position % size) + size) % size;
}
