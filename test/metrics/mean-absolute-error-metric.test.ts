import { describe, expect, it } from "vitest";
import { MeanAbsoluteErrorMetric } from "../../src/metrics/mean-absolute-error-metric.js";
import { float64 } from "../support/tensors.js";
import { measured, regressionCases } from "./metric-fixtures.js";
import { specifyMetric } from "./metric-specification.js";

specifyMetric("MeanAbsoluteErrorMetric", {
  create: () => new MeanAbsoluteErrorMetric(),
  name: "meanAbsoluteError",
  targets: "numbers",
});

describe("MeanAbsoluteErrorMetric", () => {
  it.each(regressionCases)("has NumPy's value with relative error < 1e-15: %s", (_, each) => {
    const error = measured(new MeanAbsoluteErrorMetric(), each).result() - each.meanAbsoluteError;
    expect(Math.abs(error)).toBeLessThanOrEqual(1e-15 * each.meanAbsoluteError);
  });

  it("is NaN where a prediction is, and Infinity where one is infinite", () => {
    const resultOf = (prediction: number): number => {
      const metric = new MeanAbsoluteErrorMetric();
      metric.update(float64([[1, prediction]]), float64([[0, 0]]));
      return metric.result();
    };
    expect(resultOf(NaN)).toBeNaN();
    expect(resultOf(-Infinity)).toBe(Infinity);
  });
});
