import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { LogLoss } from "../../src/metrics/log-loss.js";
import type { NestedNumbers } from "../../src/tensor/index.js";
import { float64 } from "../support/tensors.js";
import { classificationCases, measured } from "./metric-fixtures.js";
import { specifyMetric } from "./metric-specification.js";

specifyMetric("LogLoss", { create: () => new LogLoss(), name: "logLoss", targets: "classes" });

function logLossOf(predictions: NestedNumbers, targets: NestedNumbers, epsilon?: number): number {
  const metric = new LogLoss(epsilon === undefined ? {} : { epsilon });
  metric.update(float64(predictions), float64(targets));
  return metric.result();
}

describe("LogLoss", () => {
  it.each(classificationCases)("has NumPy's value with relative error < 1e-15: %s", (_, each) => {
    for (const [epsilon, value] of each.logLoss) {
      const error = Math.abs(measured(new LogLoss({ epsilon }), each).result() - value);
      expect(error).toBeLessThanOrEqual(1e-15 * Math.abs(value));
    }
  });

  it("is the mean of −log p of the samples' classes", () => {
    const targets = [
      [1, 0, 0],
      [0, 0, 1],
    ];
    const predictions = [
      [0.5, 0.25, 0.25],
      [0.5, 0.25, 0.25],
    ];
    expect(logLossOf(predictions, targets)).toBeCloseTo(1.5 * Math.LN2, 15);
  });

  it("takes a single unit for the probability of class 1", () => {
    expect(logLossOf([[0.25]], [[1]])).toBeCloseTo(2 * Math.LN2, 15);
    expect(logLossOf([[0.25]], [[0]])).toBeCloseTo(-Math.log(0.75), 15);
    expect(logLossOf([[0.25]], [[0.5]])).toBeCloseTo(Math.LN2 - Math.log(0.75) / 2, 15);
  });

  it("caps the cost of a sample at −log ε, 1e-10 by default, not at all for ε = 0", () => {
    expect(logLossOf([[0, 1]], [[1, 0]])).toBe(-Math.log(1e-10));
    expect(logLossOf([[0, 1]], [[1, 0]], 0.5)).toBe(Math.LN2);
    expect(logLossOf([[0, 1]], [[1, 0]], 0)).toBe(Infinity);
    expect(logLossOf([[1]], [[0]], 0)).toBe(Infinity);
    expect(logLossOf([[1]], [[0]])).toBe(-Math.log(1e-10));
  });

  it("leaves out terms whose target is 0, so that certainty of what is right costs nothing", () => {
    expect(logLossOf([[0, 1]], [[0, 1]], 0)).toBe(0);
    expect(logLossOf([[1], [0]], [[1], [0]], 0)).toBe(0);
    expect(logLossOf([[NaN, 1]], [[0, 1]])).toBe(0);
  });

  it("is NaN for NaN where a target isn't 0", () => {
    expect(logLossOf([[NaN, 1]], [[1, 0]])).toBeNaN();
    expect(logLossOf([[NaN]], [[0]])).toBeNaN();
    expect(logLossOf([[NaN]], [[1]])).toBeNaN();
  });

  it("refuses predictions that are no probabilities, and stays as it was", () => {
    const metric = new LogLoss();
    metric.update(float64([[0.5, 0.5]]), float64([[1, 0]]));
    const update = (predictions: NestedNumbers, targets: NestedNumbers) => (): void =>
      metric.update(float64(predictions), float64(targets));
    const logits = [
      [0.5, 0.5],
      [2.5, -1],
    ];
    const ones = [
      [1, 0],
      [1, 0],
    ];
    expect(update(logits, ones)).toThrow(
      "LogLoss.update, predictions: expected probabilities, from 0 to 1, received 2.5. End the model with Softmax, or with Sigmoid where it has one unit.",
    );
    expect(update([[-1]], [[0]])).toThrow(ArgumentError);
    expect(update([[3]], [[0]])).toThrow("received 3.");
    expect(metric.getState()).toEqual([Math.LN2, 1]);
    expect(update([[1.0005, 0]], [[1, 0]])).not.toThrow();
  });

  it("refuses an epsilon that isn't from 0 to 1", () => {
    for (const epsilon of [-1e-9, 1.5, NaN]) {
      expect(() => new LogLoss({ epsilon })).toThrow(ArgumentError);
    }
  });
});
