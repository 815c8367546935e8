import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { DTypeError } from "../../src/errors/index.js";
import { featureStatistics } from "../../src/tensor/feature-statistics.js";
import { float64, strided, uniform } from "../support/tensors.js";

describe("featureStatistics", () => {
  it("gives the mean and the biased deviation of every column", () => {
    const statistics = featureStatistics(
      float64([
        [1, 10],
        [3, 10],
        [5, 40],
      ]),
      2,
    );
    expect([...statistics.mean]).toEqual([3, 20]);
    expect([...statistics.standardDeviation]).toEqual([Math.sqrt(8 / 3), Math.sqrt(200)]);
  });

  it("takes all axes but the last for rows, whatever the strides", () => {
    const images = ndarray(
      Uint8Array.from({ length: 24 }, (_, i) => (i * 7) % 256),
      [2, 2, 3, 2],
    );
    const rows = ndarray(images.data, [12, 2]);
    expect(featureStatistics(images, 2)).toEqual(featureStatistics(rows, 2));
    const x = uniform([6, 3], 1);
    expect(featureStatistics(strided(x), 3)).toEqual(featureStatistics(x, 3));
  });

  it("has a deviation of exactly 0 for equal numbers, and NaN for what isn't finite", () => {
    const { standardDeviation } = featureStatistics(float64([0.1, 0.1, 0.1].map((x) => [x])), 1);
    expect([...standardDeviation]).toEqual([0]);
    expect(featureStatistics(float64([[1], [Infinity]]), 1).standardDeviation[0]).toBeNaN();
  });

  it("refuses what is no typed array of numbers", () => {
    expect(() => featureStatistics(ndarray(["a"], [1, 1]) as never, 1)).toThrow(DTypeError);
  });
});
