import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { R2 } from "../../src/metrics/r2.js";
import type { NestedNumbers } from "../../src/tensor/index.js";
import { float64 } from "../support/tensors.js";
import { measured, regressionCases } from "./metric-fixtures.js";
import { specifyMetric } from "./metric-specification.js";

specifyMetric("R2", {
  create: () => new R2(),
  name: "r2",
  targets: "numbers",
  keepsWidth: true,
});

function r2Of(predictions: NestedNumbers, targets: NestedNumbers): number {
  const metric = new R2();
  metric.update(float64(predictions), float64(targets));
  return metric.result();
}

describe("R2", () => {
  it.each(regressionCases)("has NumPy's value, of each unit and of all: %s", (_, each) => {
    const metric = measured(new R2(), each);
    const perUnit = metric.perUnit();
    expect(perUnit).toHaveLength(each.r2PerUnit.length);
    // 1e6 is how far the mean of one case stands from 0, in spreads.
    const bound = each.name === "a mean far from 0" ? 1e6 * 2 ** -52 : 1e-14;
    const isClose = (actual: number, expected: number): boolean =>
      Math.abs(actual - expected) <= bound * Math.max(1, Math.abs(expected));
    expect(each.r2PerUnit.every((value, unit) => isClose(perUnit[unit]!, value))).toBe(true);
    expect(isClose(metric.result(), each.r2)).toBe(true);
  });

  it("is 0 for predictions that are the targets' mean", () => {
    expect(r2Of([[2], [2], [2]], [[1], [2], [3]])).toBe(0);
  });

  it("is NaN for fewer than two samples", () => {
    expect(r2Of([[1]], [[1]])).toBeNaN();
    expect(new R2().perUnit()).toHaveLength(0);
  });

  it("is 1 or 0 for targets that are all the same, as the predictions are right or not", () => {
    const same = [[0.1], [0.1], [0.1]];
    expect(r2Of(same, same)).toBe(1);
    expect(r2Of([[0.1], [0.1], [0.2]], same)).toBe(0);
  });

  it("is NaN where a prediction or a target is", () => {
    expect(r2Of([[NaN], [1]], [[0], [1]])).toBeNaN();
    expect(r2Of([[NaN], [1]], [[1], [1]])).toBeNaN();
    expect(r2Of([[0], [1]], [[NaN], [1]])).toBeNaN();
  });

  it("keeps a small spread beside a mean of 1e9", () => {
    const offset = 2 ** 30;
    const targets = [0, 1, 2, 3].map((value) => [offset + value]);
    const predictions = [0, 1, 2, 4].map((value) => [offset + value]);
    expect(r2Of(predictions, targets)).toBeCloseTo(1 - 1 / 5, 8);
  });

  it("tells what is wrong with a block of another width", () => {
    const metric = new R2();
    metric.update(float64([[1, 2]]), float64([[1, 2]]));
    expect(() => metric.update(float64([[1]]), float64([[1]]))).toThrow(
      "R2.update, units: expected 2, as in the blocks before, received 1. Call reset() before data of another width.",
    );
  });

  it("refuses a state with samples of no units", () => {
    expect(() => new R2().setState([3])).toThrow(ArgumentError);
    expect(() => new R2().setState([0])).not.toThrow();
  });
});
