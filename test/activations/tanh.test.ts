import { describe, expect, it } from "vitest";
import { Tanh } from "../../src/activations/tanh.js";
import { specifyActivation } from "../support/activation-specification.js";

// Values: Python 3.11.7 with mpmath 1.3.0, 40 digits.
specifyActivation("Tanh: tanh x", {
  create: () => new Tanh(),
  values: [
    [-3, -0.9950547536867305],
    [-0.5, -0.46211715726000974],
    [0.75, 0.6351489523872873],
    [2.5, 0.9866142981514303],
  ],
  limits: [
    [-1000, -1, 0],
    [-Infinity, -1, 0],
    [1000, 1, 0],
    [Infinity, 1, 0],
  ],
});

describe("Tanh", () => {
  it("tells losses that it gives no probabilities", () => {
    expect(new Tanh().outputKind).toBe("values");
  });
});
