import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { gradientCheck, type GradientCheckOptions } from "../../src/gradient-check/index.js";
import { Square } from "../support/square.js";

describe("gradientCheck with options that make no sense", () => {
  it.each<[GradientCheckOptions, string]>([
    [{}, "gradientCheck: expected an input with elements, or its inputShape, received neither."],
    [{ inputShape: [] }, "received shape []."],
    [{ inputShape: [0, 3] }, "received shape [0, 3]."],
    [{ inputShape: [-1, 3] }, "gradientCheck, inputShape, shape: expected an array of whole"],
    [
      { inputShape: [2, 2], step: 0 },
      "gradientCheck, step: expected a finite number greater than 0",
    ],
    [{ inputShape: [2, 2], tolerance: NaN }, "gradientCheck, tolerance: expected a finite number"],
    [
      { inputShape: [2, 2], seed: -1 },
      "gradientCheck, seed: expected a whole number of at least 0",
    ],
    [
      { inputShape: [2, 2], maximumElements: 0 },
      "gradientCheck, maximumElements: expected a whole",
    ],
  ])("refuses the options %j", (options, message) => {
    expect(() => gradientCheck(new Square(), options)).toThrow(ArgumentError);
    expect(() => gradientCheck(new Square(), options)).toThrow(message);
  });
});
