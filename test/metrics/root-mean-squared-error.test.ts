import { describe, expect, it } from "vitest";
import { RootMeanSquaredError } from "../../src/metrics/root-mean-squared-error.js";
import { float64 } from "../support/tensors.js";
import { measured, regressionCases } from "./metric-fixtures.js";
import { specifyMetric } from "./metric-specification.js";

specifyMetric("RootMeanSquaredError", {
  create: () => new RootMeanSquaredError(),
  name: "rootMeanSquaredError",
  targets: "numbers",
});

describe("RootMeanSquaredError", () => {
  it.each(regressionCases)("has NumPy's value with relative error < 1e-15: %s", (_, each) => {
    const error = measured(new RootMeanSquaredError(), each).result() - each.rootMeanSquaredError;
    expect(Math.abs(error)).toBeLessThanOrEqual(1e-15 * each.rootMeanSquaredError);
  });

  it("is NaN where a prediction is, and Infinity where one is infinite", () => {
    const resultOf = (prediction: number): number => {
      const metric = new RootMeanSquaredError();
      metric.update(float64([[1, prediction]]), float64([[0, 0]]));
      return metric.result();
    };
    expect(resultOf(NaN)).toBeNaN();
    expect(resultOf(-Infinity)).toBe(Infinity);
  });
});
