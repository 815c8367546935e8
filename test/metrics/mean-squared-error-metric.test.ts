import { describe, expect, it } from "vitest";
import { MeanSquaredErrorMetric } from "../../src/metrics/mean-squared-error-metric.js";
import { float64 } from "../support/tensors.js";
import { measured, regressionCases } from "./metric-fixtures.js";
import { specifyMetric } from "./metric-specification.js";

specifyMetric("MeanSquaredErrorMetric", {
  create: () => new MeanSquaredErrorMetric(),
  name: "meanSquaredError",
  targets: "numbers",
});

describe("MeanSquaredErrorMetric", () => {
  it.each(regressionCases)("has NumPy's value with relative error < 1e-15: %s", (_, each) => {
    const error = measured(new MeanSquaredErrorMetric(), each).result() - each.meanSquaredError;
    expect(Math.abs(error)).toBeLessThanOrEqual(1e-15 * each.meanSquaredError);
  });

  it("is NaN where a prediction is, and Infinity where one is infinite", () => {
    const resultOf = (prediction: number): number => {
      const metric = new MeanSquaredErrorMetric();
      metric.update(float64([[1, prediction]]), float64([[0, 0]]));
      return metric.result();
    };
    expect(resultOf(NaN)).toBeNaN();
    expect(resultOf(-Infinity)).toBe(Infinity);
  });
});
