import { describe, expect, it } from "vitest";
import { ableContestant, type Contestant } from "../../../bench/src/peers/contestant.js";
import { shareOf, withShare } from "../../../bench/src/rows/share.js";
import type { ConvolutionWork, TrainingWork } from "../../../bench/src/work.js";

const training: TrainingWork = {
  ...{ kind: "training", dims: [784, 10], hidden: "relu", data: "digits" },
  ...{ rows: 60_000, batch: 128, learningRate: 0.1 },
};
const convolution: ConvolutionWork = {
  ...{ kind: "convolution", layer: "C5", gradients: "none", images: 100, calls: 20 },
};

/** Operations of one batch of it: as many weights as products, as its output is one pixel. */
const batchOperations = 2 * 5 * 5 * 16 * 120 * 100;

function contestant(speeds: Pick<Contestant, "roughSpeed" | "roughConvolutionSpeed">): Contestant {
  return {
    ...ableContestant,
    ...{ id: "other", name: "other", family: "other", dtype: "float32" },
    worker: { program: "none", args: [] },
    ...speeds,
  };
}

describe("shareOf", () => {
  it("is all of the work where speed is unknown, or enough for three seconds", () => {
    expect(shareOf(convolution, contestant({}), false)).toBe(1);
    const speed = (20 * batchOperations) / 3;
    expect(shareOf(convolution, contestant({ roughSpeed: speed }), false)).toBe(1);
  });

  it("is a part of it where three seconds are not enough, less with both gradients", () => {
    const slow = contestant({ roughSpeed: (20 * batchOperations) / 5.9 });
    expect(shareOf(convolution, slow, false)).toBe(1 / 2);
    expect(shareOf({ ...convolution, gradients: "both" }, slow, false)).toBe(1 / 10);
  });

  it("goes by the speed of convolutions where there are some, and nowhere else", () => {
    const slow = contestant({ roughSpeed: 1e12, roughConvolutionSpeed: 1 });
    expect(shareOf(convolution, slow, false)).toBe(1 / 500);
    expect(shareOf({ ...training, convolutions: "lenet-5" }, slow, false)).toBe(1 / 500);
    expect(shareOf(training, slow, false)).toBe(1);
  });
});

describe("withShare", () => {
  it("of a convolution has whole calls, one at least", () => {
    expect(withShare(convolution, 1 / 5)).toEqual({
      work: { ...convolution, calls: 4 },
      doneShare: 1 / 5,
    });
    expect(withShare(convolution, 1 / 500)).toEqual({
      work: { ...convolution, calls: 1 },
      doneShare: 1 / 20,
    });
  });

  it("of training has whole batches, one at least", () => {
    expect(withShare(training, 1 / 500).work).toMatchObject({ rows: 128 });
    expect(withShare(training, 1 / 2).work).toMatchObject({ rows: 234 * 128 });
  });
});
