import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { gradientCheckLoss } from "../../src/gradient-check/index.js";
import { BinaryCrossEntropy } from "../../src/losses/binary-cross-entropy.js";
import { specifyLoss } from "../support/loss-specification.js";
import { elements, float32, float64, largestError } from "../support/tensors.js";

specifyLoss("BinaryCrossEntropy", {
  create: (options) => new BinaryCrossEntropy(options),
  range: [0.05, 0.95],
  through: "sigmoid",
});

describe("BinaryCrossEntropy: the units' mean of −y·log(p + ε) − (1 − y)·log(1 − p + ε)", () => {
  const predictions = float64([
    [0.9, 0.2],
    [0.4, 0.5],
  ]);
  const targets = float64([
    [1, 0],
    [1, 0],
  ]);

  it("gives the exact values with error < 1e-9, to within ε / p", () => {
    // Mean over units and samples, sum over samples; Python 3.11.7 with mpmath 1.3.0.
    const mean = new BinaryCrossEntropy().evaluate(predictions, targets).value;
    const sum = new BinaryCrossEntropy({ reduction: "sum" }).evaluate(predictions, targets).value;
    expect(Math.abs(mean - 0.48448549485153414)).toBeLessThan(1e-9);
    expect(Math.abs(sum - 0.9689709897030683)).toBeLessThan(1e-9);
  });

  it("has the gradient ((1 − y)/(1 − p) − y/p) / units, behind a sigmoid (p − y) / units", () => {
    const loss = new BinaryCrossEntropy({ reduction: "sum", epsilon: 0 });
    const alone = loss.evaluate(predictions, targets).gradient;
    const exact = float64([
      [-0.5 / 0.9, 0.5 / 0.8],
      [-0.5 / 0.4, 0.5 / 0.5],
    ]);
    expect(largestError(alone, exact)).toBeLessThan(1e-15);
    const fused = loss.evaluateThrough("sigmoid", predictions, targets)!.gradient;
    expect(
      largestError(
        fused,
        float64([
          [-0.05, 0.1],
          [-0.3, 0.25],
        ]),
      ),
    ).toBeLessThan(1e-15);
  });

  it("has behind a sigmoid a gradient that central differences confirm with error < 1e-7", () => {
    for (const reduction of ["mean", "sum"] as const) {
      const loss = new BinaryCrossEntropy({ reduction });
      const options = { through: "sigmoid", tolerance: 1e-7 } as const;
      expect(gradientCheckLoss(loss, { ...options, shape: [6, 3] })).toMatchObject({
        passed: true,
      });
      expect(gradientCheckLoss(loss, { ...options, shape: [6, 1] })).toMatchObject({
        passed: true,
      });
    }
  });

  it("costs −log ε, 23.03, where it is certain and wrong, in float32 too", () => {
    const loss = new BinaryCrossEntropy();
    const certain = float64([[1], [0]]);
    const opposite = float64([[0], [1]]);
    expect(loss.evaluate(certain, opposite).value).toBeCloseTo(23.025850929940457, 6);
    expect(loss.evaluate(float32(certain), float32(opposite)).value).toBeCloseTo(23.02585, 5);
    expect(elements(loss.evaluateThrough("sigmoid", certain, opposite)!.gradient)).toEqual([
      0.5, -0.5,
    ]);
    expect(Math.abs(loss.evaluate(certain, certain).value)).toBeLessThan(2e-10);
  });

  it.each([-0.01, 1.01, 1000, Infinity, -Infinity])("refuses a prediction of %d", (value) => {
    const evaluate = (): unknown =>
      new BinaryCrossEntropy().evaluate(float64([[value]]), float64([[1]]));
    expect(evaluate).toThrow(ArgumentError);
    expect(evaluate).toThrow(
      `BinaryCrossEntropy, predictions: expected probabilities, from 0 to 1, received ${value} for unit 0 of sample 0. Add new Sigmoid() as the last layer.`,
    );
  });

  it("objects to values that are certainly no probabilities, and to nothing else", () => {
    const loss = new BinaryCrossEntropy();
    expect(loss.objection("values")).toEqual({
      expected: "probabilities, from Sigmoid",
      fix: "Add new Sigmoid() as the last layer.",
    });
    expect(loss.objection("sigmoid")).toBeUndefined();
    expect(loss.objection("softmax")).toBeUndefined();
    expect(loss.objection("unknown")).toBeUndefined();
  });

  it("is a loss of classification and refuses an ε that is not from 0 to 1", () => {
    expect(new BinaryCrossEntropy().isClassification).toBe(true);
    expect(() => new BinaryCrossEntropy({ epsilon: -1 })).toThrow(
      "BinaryCrossEntropy, epsilon: expected a number from 0 to 1, received -1.",
    );
  });
});
