import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { Metric } from "../../src/metrics/index.js";
import * as metrics from "../../src/metrics/index.js";
import { LargestError } from "../support/custom-classes.js";

describe("Metric", () => {
  it("has states in every class of the library, and need not have them in one's own", () => {
    const classes = Object.values(metrics).filter(
      (each) => each !== Metric,
    ) as (new () => Metric)[];
    expect(classes.length).toBeGreaterThan(10);
    for (const Class of classes) {
      const metric = new Class();
      expect(metric).toBeInstanceOf(Metric);
      expect(metric.getState?.().every((value) => value === 0)).toBe(true);
      expect(() => metric.setState?.(metric.getState?.() ?? [NaN])).not.toThrow();
    }
    expect("getState" in new LargestError()).toBe(false);
  });

  it("takes over the state of a fresh metric, also with an average of one class", () => {
    for (const metric of [new metrics.Recall({ average: 3 }), new metrics.ConfusionMatrix()]) {
      metric.setState(metric.getState());
      expect(metric.getState()).toEqual([]);
      expect(metric.result()).toBeNaN();
    }
  });

  it.each<[Metric, number[]]>([
    [new metrics.Accuracy(), [-1, 2]],
    [new metrics.Accuracy(), [3, 2]],
    [new metrics.Accuracy(), [0.5, 2]],
    [new metrics.TopKAccuracy(), [-1, 2]],
    [new metrics.MeanSquaredErrorMetric(), [-0.1, 2]],
    [new metrics.RootMeanSquaredError(), [-0.1, 2]],
    [new metrics.MeanAbsoluteErrorMetric(), [-0.1, 2]],
    [new metrics.MeanAbsoluteErrorMetric(), [1, 0]],
    [new metrics.LogLoss(), [1, 0]],
    [new metrics.R2(), [2, 0, -1, 1]],
    [new metrics.R2(), [2, 0, 1, -1]],
  ])("refuses sums that no samples have: %o, %j", (metric, state) => {
    const before = metric.getState?.();
    expect(() => metric.setState?.(state)).toThrow(ArgumentError);
    expect(metric.getState?.()).toEqual(before);
  });

  it("has a name of its own in every class of the library, which a fit can show together", () => {
    const classes = Object.values(metrics).filter(
      (each) => each !== Metric,
    ) as (new () => Metric)[];
    const names = classes.map((Class) => new Class().name);
    expect(new Set(names).size).toBe(names.length);
  });
});
