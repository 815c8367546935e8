import { describe, expect, it } from "vitest";
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

  it("has a name of its own in every class of the library, which a fit can show together", () => {
    const classes = Object.values(metrics).filter(
      (each) => each !== Metric,
    ) as (new () => Metric)[];
    const names = classes.map((Class) => new Class().name);
    expect(new Set(names).size).toBe(names.length);
  });
});
