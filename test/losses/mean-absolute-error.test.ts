import { describe, expect, it } from "vitest";
import { MeanAbsoluteError } from "../../src/losses/mean-absolute-error.js";
import { specifyLoss } from "../support/loss-specification.js";
import { elements, float64 } from "../support/tensors.js";

specifyLoss("MeanAbsoluteError", {
  create: (options) => new MeanAbsoluteError(options),
  range: [-3, 3],
});

describe("MeanAbsoluteError: |p − y|", () => {
  const predictions = float64([
    [1, -2],
    [0.5, 4],
  ]);
  const targets = float64([
    [0, 0],
    [0, 4],
  ]);

  it("is the mean over a sample's units, then the mean or the sum over the batch", () => {
    const mean = new MeanAbsoluteError().evaluate(predictions, targets);
    expect(mean.value).toBe(0.875);
    expect(elements(mean.gradient)).toEqual([0.25, -0.25, 0.25, 0]);
    expect(new MeanAbsoluteError({ reduction: "sum" }).evaluate(predictions, targets).value).toBe(
      1.75,
    );
  });

  it("takes errors of ±1000 and of ±Infinity", () => {
    const wanted = float64([[0, 0]]);
    const large = new MeanAbsoluteError().evaluate(float64([[1000, -1000]]), wanted);
    expect(large.value).toBe(1000);
    expect(elements(large.gradient)).toEqual([0.5, -0.5]);
    const infinite = new MeanAbsoluteError().evaluate(float64([[Infinity, -Infinity]]), wanted);
    expect(infinite.value).toBe(Infinity);
    expect(elements(infinite.gradient)).toEqual([0.5, -0.5]);
  });

  it("objects to no predictions and is no loss of classification", () => {
    const loss = new MeanAbsoluteError();
    const kinds = ["values", "softmax", "sigmoid", "unknown"] as const;
    expect(kinds.filter((kind) => loss.objection(kind) !== undefined)).toEqual([]);
    expect(loss.isClassification).toBe(false);
  });
});
