import { describe, expect, it } from "vitest";
import { MeanSquaredError } from "../../src/losses/mean-squared-error.js";
import { specifyLoss } from "../support/loss-specification.js";
import { elements, float64 } from "../support/tensors.js";

specifyLoss("MeanSquaredError", {
  create: (options) => new MeanSquaredError(options),
  range: [-3, 3],
});

describe("MeanSquaredError: (p − y)²", () => {
  const predictions = float64([
    [1, -2],
    [0.5, 4],
  ]);
  const targets = float64([
    [0, 0],
    [0, 4],
  ]);

  it("is the mean over a sample's units, then the mean or the sum over the batch", () => {
    const mean = new MeanSquaredError().evaluate(predictions, targets);
    expect(mean.value).toBe(1.3125);
    expect(elements(mean.gradient)).toEqual([0.5, -1, 0.25, 0]);
    expect(new MeanSquaredError({ reduction: "sum" }).evaluate(predictions, targets).value).toBe(
      2.625,
    );
  });

  it("takes errors of ±1000 and of ±Infinity", () => {
    const wanted = float64([[0, 0]]);
    const large = new MeanSquaredError().evaluate(float64([[1000, -1000]]), wanted);
    expect(large.value).toBe(1_000_000);
    expect(elements(large.gradient)).toEqual([1000, -1000]);
    const infinite = new MeanSquaredError().evaluate(float64([[Infinity, -Infinity]]), wanted);
    expect(infinite.value).toBe(Infinity);
    expect(elements(infinite.gradient)).toEqual([Infinity, -Infinity]);
  });

  it("objects to no predictions and is no loss of classification", () => {
    const loss = new MeanSquaredError();
    const kinds = ["values", "softmax", "sigmoid", "unknown"] as const;
    expect(kinds.filter((kind) => loss.objection(kind) !== undefined)).toEqual([]);
    expect(loss.isClassification).toBe(false);
  });
});
