import { describe, expect, it } from "vitest";
import { EpochLoss } from "../../src/models/epoch-loss.js";

describe("EpochLoss", () => {
  it("weights means and penalties by rows, so that a smaller last batch counts less", () => {
    const loss = new EpochLoss("mean");
    loss.add({ data: 1, penalty: 0.5 }, 30);
    loss.add({ data: 4, penalty: 2 }, 10);
    expect(loss.value).toBe((30 * 1 + 10 * 4) / 40 + (30 * 0.5 + 10 * 2) / 40);
  });

  it("adds sums up, and takes the mean of the penalties, which every step has in full", () => {
    const loss = new EpochLoss("sum");
    loss.add({ data: 1, penalty: 0.5 }, 30);
    loss.add({ data: 4, penalty: 0.5 }, 10);
    expect(loss.value).toBe(5.5);
  });

  it("is NaN before the first batch", () => {
    expect(new EpochLoss("mean").value).toBeNaN();
  });
});
