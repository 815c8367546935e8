import { describe, expect, it } from "vitest";
import { ShapeError } from "../../src/errors/index.js";
import { Accuracy } from "../../src/metrics/accuracy.js";
import type { Tensor } from "../../src/tensor/index.js";
import { float32, float64, strided, uniform } from "../support/tensors.js";
import { classificationCases, measured } from "./metric-fixtures.js";
import { specifyMetric } from "./metric-specification.js";

specifyMetric("Accuracy", { create: () => new Accuracy(), name: "accuracy", targets: "classes" });

function accuracyOf(predictions: Tensor, targets: Tensor): number {
  const metric = new Accuracy();
  metric.update(predictions, targets);
  return metric.result();
}

describe("Accuracy", () => {
  it.each(classificationCases)("has NumPy's value: %s", (_, each) => {
    expect(measured(new Accuracy(), each).result()).toBe(each.accuracy);
  });

  it("is the share of rows whose largest prediction is in the column of the largest target", () => {
    const predictions = float64([
      [0.1, 0.7, 0.2],
      [0.9, 0.05, 0.05],
      [-3, -2, -1],
    ]);
    const targets = float64([
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
    expect(accuracyOf(predictions, targets)).toBe(2 / 3);
    expect(accuracyOf(strided(float32(predictions)), strided(targets))).toBe(2 / 3);
  });

  it("parts a single unit at 0.5, which belongs to class 1", () => {
    const predictions = float64([[0.5], [0.49], [0.9], [0.1]]);
    const targets = float64([[1], [1], [1], [0]]);
    expect(accuracyOf(predictions, targets)).toBe(3 / 4);
    expect(accuracyOf(strided(predictions), strided(targets))).toBe(3 / 4);
  });

  it("takes the first of several largest predictions, and NaN for the largest", () => {
    const predictions = float64([
      [0.5, 0.5],
      [1, NaN],
    ]);
    expect(
      accuracyOf(
        predictions,
        float64([
          [1, 0],
          [0, 1],
        ]),
      ),
    ).toBe(1);
  });

  it("takes infinite predictions", () => {
    const predictions = float64([
      [Infinity, 0],
      [-Infinity, -1e300],
    ]);
    expect(
      accuracyOf(
        predictions,
        float64([
          [1, 0],
          [0, 1],
        ]),
      ),
    ).toBe(1);
  });

  it("refuses predictions and targets that are not of one shape [batch, units]", () => {
    expect(() => accuracyOf(uniform([3, 2], 1), uniform([3, 3], 1))).toThrow(ShapeError);
    expect(() => accuracyOf(uniform([3, 2], 1), uniform([2, 2], 1))).toThrow(
      "Accuracy.update: expected predictions and targets of one shape [batch, units], received [3, 2] and [2, 2].",
    );
    expect(() => accuracyOf(uniform([3], 1), uniform([3], 1))).toThrow(ShapeError);
    expect(() => accuracyOf(uniform([3, 0], 1), uniform([3, 0], 1))).toThrow(ShapeError);
  });
});
