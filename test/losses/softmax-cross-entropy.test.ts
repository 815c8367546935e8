import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { SoftmaxCrossEntropy } from "../../src/losses/softmax-cross-entropy.js";
import { specifyLoss } from "../support/loss-specification.js";
import { elements, float64, uniform } from "../support/tensors.js";

specifyLoss("SoftmaxCrossEntropy", {
  create: (options) => new SoftmaxCrossEntropy(options),
  range: [-4, 4],
});
specifyLoss("SoftmaxCrossEntropy with label smoothing 0.1", {
  create: (options) => new SoftmaxCrossEntropy({ ...options, labelSmoothing: 0.1 }),
  range: [-4, 4],
});

describe("SoftmaxCrossEntropy: −Σ y·(z − log Σ eᶻ)", () => {
  const logits = float64([
    [1, 2, -0.5, 0],
    [0, 0, 0, 3],
  ]);
  const targets = float64([
    [0, 1, 0, 0],
    [1, 0, 0, 0],
  ]);

  it("gives the exact values with error < 1e-15, smoothed or not", () => {
    // Python 3.11.7 with mpmath 1.3.0, 40 digits.
    const plain = new SoftmaxCrossEntropy().evaluate(logits, targets).value;
    const smoothed = new SoftmaxCrossEntropy({ labelSmoothing: 0.1 }).evaluate(
      logits,
      targets,
    ).value;
    expect(Math.abs(plain - 1.799989901688154)).toBeLessThan(1e-15);
    expect(Math.abs(smoothed - 1.831239901688154)).toBeLessThan(1e-15);
  });

  it("equals, with smoothing s, itself for targets y·(1 − s) + s / classes", () => {
    const smoothed = new SoftmaxCrossEntropy({ labelSmoothing: 0.2 }).evaluate(logits, targets);
    const mixed = float64([
      [0.05, 0.85, 0.05, 0.05],
      [0.85, 0.05, 0.05, 0.05],
    ]);
    const plain = new SoftmaxCrossEntropy().evaluate(logits, mixed);
    expect(smoothed.value).toBeCloseTo(plain.value, 14);
    elements(smoothed.gradient).forEach((g, position) => {
      expect(g).toBeCloseTo(elements(plain.gradient)[position]!, 14);
    });
  });

  it("takes logits of ±1000 and a −Infinity beside the target, exactly", () => {
    const loss = new SoftmaxCrossEntropy({ reduction: "sum" });
    const extreme = float64([
      [1000, -1000],
      [1000, -1000],
      [0, -Infinity],
    ]);
    const wanted = float64([
      [1, 0],
      [0, 1],
      [1, 0],
    ]);
    const { value, gradient } = loss.evaluate(extreme, wanted);
    expect(value).toBe(2000);
    expect(elements(gradient).map((g) => g + 0)).toEqual([0, 0, 1, -1, 0, 0]);
  });

  it("is infinite for a −Infinity at the target, and NaN for Infinity", () => {
    const loss = new SoftmaxCrossEntropy();
    expect(loss.evaluate(float64([[-Infinity, 0]]), float64([[1, 0]])).value).toBe(Infinity);
    expect(loss.evaluate(float64([[Infinity, 0]]), float64([[1, 0]])).value).toBeNaN();
  });

  it("weighs a row by the sum of its targets: a row of zeros costs and pulls nothing", () => {
    const { value, gradient } = new SoftmaxCrossEntropy().evaluate(
      uniform([1, 3], 1),
      float64([[0, 0, 0]]),
    );
    expect(value + 0).toBe(0);
    expect(elements(gradient).map((g) => g + 0)).toEqual([0, 0, 0]);
  });

  it("objects to probabilities, and to nothing else", () => {
    const loss = new SoftmaxCrossEntropy();
    expect(loss.objection("softmax")).toEqual({
      expected: "logits, not the probabilities of Softmax",
      fix: "Remove the last Softmax, or use CrossEntropy.",
    });
    expect(loss.objection("sigmoid")).toEqual({
      expected: "logits, not the probabilities of Sigmoid",
      fix: "Remove the last Sigmoid, or use BinaryCrossEntropy.",
    });
    expect(loss.objection("values")).toBeUndefined();
    expect(loss.objection("unknown")).toBeUndefined();
  });

  it("is a loss of classification, without smoothing unless told otherwise", () => {
    expect(new SoftmaxCrossEntropy().isClassification).toBe(true);
    expect(new SoftmaxCrossEntropy().labelSmoothing).toBe(0);
  });

  it.each([-0.1, 1.1, NaN])("refuses label smoothing of %d", (labelSmoothing) => {
    expect(() => new SoftmaxCrossEntropy({ labelSmoothing })).toThrow(ArgumentError);
    expect(() => new SoftmaxCrossEntropy({ labelSmoothing })).toThrow(
      `SoftmaxCrossEntropy, labelSmoothing: expected a number from 0 to 1, received ${labelSmoothing}.`,
    );
  });
});
