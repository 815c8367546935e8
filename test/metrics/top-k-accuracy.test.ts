import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { TopKAccuracy } from "../../src/metrics/top-k-accuracy.js";
import { float64, uniform } from "../support/tensors.js";
import { classificationCases, measured, updateInBlocks } from "./metric-fixtures.js";
import { specifyMetric } from "./metric-specification.js";

for (const k of [1, 2]) {
  specifyMetric(`TopKAccuracy, k = ${k},`, {
    create: () => new TopKAccuracy({ k }),
    name: `top${k}Accuracy`,
    targets: "classes",
  });
}

describe("TopKAccuracy", () => {
  it.each(classificationCases)("has NumPy's value for every k: %s", (_, each) => {
    each.topK.forEach((value, index) => {
      expect(measured(new TopKAccuracy({ k: index + 1 }), each).result()).toBe(value);
    });
  });

  it("counts a sample whose class is among the k largest predictions", () => {
    const predictions = float64([[0.4, 0.3, 0.2, 0.1]]);
    const rank = (column: number, k: number): number => {
      const metric = new TopKAccuracy({ k });
      metric.update(predictions, float64([[0, 1, 2, 3].map((unit) => (unit === column ? 1 : 0))]));
      return metric.result();
    };
    expect([1, 2, 3, 4].map((k) => rank(2, k))).toEqual([0, 0, 1, 1]);
    expect([1, 2, 3, 4].map((k) => rank(0, k))).toEqual([1, 1, 1, 1]);
  });

  it("takes the earlier of equal predictions for the larger, and NaN for the largest", () => {
    const ranks = (row: number[]): number[] =>
      row.map((_, column) => {
        const target = row.map((__, unit) => (unit === column ? 1 : 0));
        const hits = row.map((__, guesses) => {
          const metric = new TopKAccuracy({ k: guesses + 1 });
          metric.update(float64([row]), float64([target]));
          return metric.result();
        });
        return hits.indexOf(1);
      });
    expect(ranks([0.2, 0.2, 0.6, 0.2])).toEqual([1, 2, 0, 3]);
    expect(ranks([0.2, NaN, Infinity, NaN])).toEqual([3, 0, 2, 1]);
    expect(ranks([NaN, 1, NaN, -Infinity])).toEqual([0, 2, 1, 3]);
  });

  it("is 1 for as many guesses as classes, two for a single unit", () => {
    const metric = new TopKAccuracy({ k: 4 });
    updateInBlocks(metric, uniform([9, 4], 1), uniform([9, 4], 2), 4);
    expect(metric.result()).toBe(1);
    const two = new TopKAccuracy({ k: 2 });
    two.update(float64([[1]]), float64([[0]]));
    expect(two.result()).toBe(1);
  });

  it("has five guesses by default", () => {
    expect(new TopKAccuracy()).toMatchObject({ k: 5, name: "top5Accuracy" });
  });

  it("refuses a k that is no whole number of at least 1", () => {
    for (const k of [0, -1, 1.5, NaN, "2" as unknown as number]) {
      expect(() => new TopKAccuracy({ k })).toThrow(ArgumentError);
    }
  });
});
