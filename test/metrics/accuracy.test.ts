import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ShapeError } from "../../src/errors/index.js";
import { Accuracy } from "../../src/metrics/accuracy.js";
import type { Tensor } from "../../src/tensor/index.js";
import { float32, float64, strided, uniform } from "../support/tensors.js";

function accuracyOf(predictions: Tensor, targets: Tensor): number {
  const metric = new Accuracy();
  metric.update(predictions, targets);
  return metric.result();
}

describe("Accuracy", () => {
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

  it("doesn't depend on the blocks in which the samples come", () => {
    const predictions = uniform([30, 4], 1);
    const targets = uniform([30, 4], 2);
    const whole = accuracyOf(predictions, targets);
    expect(whole).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (a, b) => {
        const metric = new Accuracy();
        const cuts = [0, Math.min(a, b), Math.max(a, b), 30];
        cuts.slice(1).forEach((end, position) => {
          const start = cuts[position]!;
          const rows = (all: Tensor): Tensor => all.lo(start).hi(end - start);
          metric.update(rows(predictions), rows(targets));
        });
        expect(metric.result()).toBe(whole);
      }),
    );
  });

  it("is NaN without samples, also after a reset", () => {
    const metric = new Accuracy();
    expect(metric.result()).toBeNaN();
    metric.update(float64([[1]]), float64([[1]]));
    expect(metric.result()).toBe(1);
    metric.reset();
    expect(metric.result()).toBeNaN();
  });

  it("stands as accuracy in histories", () => {
    expect(new Accuracy().name).toBe("accuracy");
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
