import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { gradientCheckLoss } from "../../src/gradient-check/index.js";
import { CrossEntropy } from "../../src/losses/cross-entropy.js";
import { specifyLoss } from "../support/loss-specification.js";
import { elements, float32, float64, uniform } from "../support/tensors.js";

specifyLoss("CrossEntropy", {
  create: (options) => new CrossEntropy(options),
  range: [0.01, 0.99],
  through: "softmax",
});

describe("CrossEntropy: −Σ y·log(p + ε)", () => {
  const predictions = float64([
    [0.7, 0.2, 0.1],
    [0.5, 0.3, 0.2],
  ]);
  const targets = float64([
    [1, 0, 0],
    [0, 0, 1],
  ]);

  it("gives the exact values with error < 1e-9, to within ε / p", () => {
    // −log 0.7 − log 0.2; Python 3.11.7 with mpmath 1.3.0.
    const mean = new CrossEntropy().evaluate(predictions, targets).value;
    const sum = new CrossEntropy({ reduction: "sum" }).evaluate(predictions, targets).value;
    expect(Math.abs(mean - 0.9830564281864164)).toBeLessThan(1e-9);
    expect(Math.abs(sum - 1.9661128563728327)).toBeLessThan(1e-9);
  });

  it("has the gradient −y / (p + ε), and behind a softmax p − y, both divided by the batch", () => {
    const loss = new CrossEntropy({ epsilon: 0.05 });
    const alone = elements(loss.evaluate(predictions, targets).gradient);
    expect(alone.map((g) => g + 0)).toEqual([-0.5 / (0.7 + 0.05), 0, 0, 0, 0, -0.5 / (0.2 + 0.05)]);
    const fused = loss.evaluateThrough("softmax", predictions, targets)!;
    const expected = [-0.15, 0.1, 0.05, 0.25, 0.15, -0.4];
    elements(fused.gradient).forEach((g, position) => {
      expect(g).toBeCloseTo(expected[position]!, 15);
    });
  });

  it("has behind a softmax a gradient that central differences confirm with error < 1e-7", () => {
    for (const reduction of ["mean", "sum"] as const) {
      const loss = new CrossEntropy({ reduction });
      const options = { shape: [6, 5], through: "softmax", tolerance: 1e-7 } as const;
      expect(gradientCheckLoss(loss, options)).toMatchObject({ passed: true, checked: 31 });
    }
  });

  it("costs −log ε, 23.03, where a target's probability is 0, in float32 too", () => {
    const wrong = float64([[0, 1]]);
    const target = float64([[1, 0]]);
    const loss = new CrossEntropy();
    expect(loss.evaluate(wrong, target).value).toBeCloseTo(23.025850929940457, 12);
    expect(loss.evaluate(float32(wrong), float32(target)).value).toBeCloseTo(23.02585, 5);
    expect(elements(loss.evaluate(wrong, target).gradient)[0]).toBeCloseTo(-1e10, -4);
    expect(elements(loss.evaluateThrough("softmax", wrong, target)!.gradient)).toEqual([-1, 1]);
  });

  it("costs 0 with error < 2e-10 where a target's probability is 1, in float32 too", () => {
    const right = float64([[0, 1]]);
    const loss = new CrossEntropy();
    expect(Math.abs(loss.evaluate(right, right).value)).toBeLessThan(2e-10);
    expect(Math.abs(loss.evaluate(float32(right), float32(right)).value)).toBeLessThan(2e-10);
  });

  it("is infinite without ε where a target's probability is 0, and 0 · log 0 is 0", () => {
    const loss = new CrossEntropy({ epsilon: 0 });
    expect(loss.evaluate(float64([[0, 1]]), float64([[1, 0]])).value).toBe(Infinity);
    expect(loss.evaluate(float64([[0, 1]]), float64([[0, 1]])).value + 0).toBe(0);
  });

  it.each([-0.01, 1.01, 1000, -1000, Infinity, -Infinity])(
    "refuses a prediction of %d, wherever it stands, and names it",
    (value) => {
      const evaluate = (): unknown =>
        new CrossEntropy().evaluate(
          float64([
            [0.5, 0.5],
            [1, value],
          ]),
          float64([
            [1, 0],
            [1, 0],
          ]),
        );
      expect(evaluate).toThrow(ArgumentError);
      expect(evaluate).toThrow(
        `CrossEntropy, predictions: expected probabilities, from 0 to 1, received ${value} for unit 1 of sample 1. Add new Softmax() as the last layer, or use SoftmaxCrossEntropy, which takes logits.`,
      );
    },
  );

  it("lets pass probabilities that are off by 0.001 at most", () => {
    const predictions = float64([[1.001, -0.001]]);
    expect(new CrossEntropy().evaluate(predictions, float64([[1, 0]])).value).toBeCloseTo(
      -0.001,
      5,
    );
  });

  it("objects to values that are certainly no probabilities, and to nothing else", () => {
    const loss = new CrossEntropy();
    expect(loss.objection("values")).toEqual({
      expected: "probabilities, from Softmax",
      fix: "Add new Softmax() as the last layer, or use SoftmaxCrossEntropy, which takes logits.",
    });
    expect(
      (["softmax", "sigmoid", "unknown"] as const).map((kind) => loss.objection(kind)),
    ).toEqual([undefined, undefined, undefined]);
  });

  it("is a loss of classification, with ε = 1e-10 unless told otherwise", () => {
    expect(new CrossEntropy().isClassification).toBe(true);
    expect(new CrossEntropy().epsilon).toBe(1e-10);
  });

  it.each([-1e-9, NaN, Infinity, 2])("refuses the epsilon %d", (epsilon) => {
    expect(() => new CrossEntropy({ epsilon })).toThrow(ArgumentError);
    expect(() => new CrossEntropy({ epsilon })).toThrow(
      `CrossEntropy, epsilon: expected a number from 0 to 1, received ${epsilon}.`,
    );
  });

  it("finds the one value of a large batch that is no probability", () => {
    const predictions = uniform([500, 3], 1, 0, 1);
    predictions.set(499, 2, 7);
    expect(() => new CrossEntropy().evaluate(predictions, uniform([500, 3], 2, 0, 1))).toThrow(
      "received 7 for unit 2 of sample 499",
    );
  });
});
