import { describe, expect, it } from "vitest";
import { gaussianWeights, smoothNoise } from "../../../src/datasets/augmentation/smooth-noise.js";
import { RandomState } from "../../../src/tensor/random-state/index.js";

/** Standard deviation, and that of neighbours' difference in a row; both have mean 0. */
function deviations(plane: Float32Array, size: number): number[] {
  let [squares, steps] = [0, 0];
  plane.forEach((x, i) => {
    const next = plane[i - (i % size) + ((i + 1) % size)]!;
    squares += x * x;
    steps += (next - x) ** 2;
  });
  return [squares, steps].map((sum) => Math.sqrt(sum / plane.length));
}

describe("smoothNoise", () => {
  // By test/fixtures/elastic_displacements.py with NumPy 2.4.6: 4000 images smoothed one by one.
  it.each([
    [34, 4, 1.3866, 0.2442],
    [8, 2, 0.6496, 0.2262],
    [120, 8, 2.4469, 0.2167],
  ])(
    "of α = %d and σ = %d has the deviations that NumPy finds for images smoothed one by one",
    (alpha, sigma, deviation, step) => {
      const planes = [1, 2, 3].map((seed) =>
        deviations(
          smoothNoise({ rows: 512, columns: 512 }, { alpha, sigma }, new RandomState(seed)),
          512,
        ),
      );
      for (const [index, expected] of [deviation, step].entries()) {
        const mean = planes.reduce((sum, plane) => sum + plane[index]!, 0) / planes.length;
        expect(mean / expected).toBeGreaterThan(0.95);
        expect(mean / expected).toBeLessThan(1.05);
      }
    },
  );

  it("continues at the opposite edges", () => {
    const size = 64;
    const plane = smoothNoise(
      { rows: size, columns: size },
      { alpha: 1, sigma: 4 },
      new RandomState(5),
    );
    const [, inside] = deviations(plane, size);
    for (let y = 0; y < size; y++) {
      expect(Math.abs(plane[y * size]! - plane[y * size + size - 1]!)).toBeLessThan(5 * inside!);
      expect(Math.abs(plane[y]! - plane[(size - 1) * size + y]!)).toBeLessThan(5 * inside!);
    }
  });

  it("is smoothed by the Gaussian, as a direct sum gives it", () => {
    const [sigma, alpha] = [1.5, 3];
    const [rows, columns] = [16, 24];
    const noise = new Float64Array(rows * columns);
    new RandomState(9).fillUniform(noise, -1, 1);
    const weights = gaussianWeights(sigma);
    const reach = weights.length - 1;
    const plane = smoothNoise({ rows, columns }, { alpha, sigma }, new RandomState(9));
    for (const [y, x] of [
      [0, 0],
      [7, 23],
      [15, 3],
    ] as const) {
      let sum = 0;
      for (let i = -reach; i <= reach; i++) {
        for (let j = -reach; j <= reach; j++) {
          const at = ((y + i + rows) % rows) * columns + ((x + j + columns) % columns);
          sum += weights[Math.abs(i)]! * weights[Math.abs(j)]! * noise[at]!;
        }
      }
      expect(plane[y * columns + x]).toBeCloseTo(alpha * sum, 6);
    }
  });
});

describe("gaussianWeights", () => {
  it.each([0.1, 0.5, 4, 64])("are those of the Gaussian of deviation %d", (sigma) => {
    const weights = [...gaussianWeights(sigma)];
    expect(weights.length).toBe(Math.ceil(4 * sigma) + 1);
    expect(weights[0]! + 2 * weights.slice(1).reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 14);
    weights.forEach((weight, distance) => {
      const expected = Math.exp(-(distance ** 2) / (2 * sigma ** 2));
      expect(Math.abs(weight / weights[0]! - expected)).toBeLessThan(1e-12);
    });
  });
});
