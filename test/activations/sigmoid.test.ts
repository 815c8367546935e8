import { describe, expect, it } from "vitest";
import { Sigmoid } from "../../src/activations/sigmoid.js";
import { specifyActivation } from "../support/activation-specification.js";

// Values: Python 3.11.7 with mpmath 1.3.0, 40 digits.
specifyActivation("Sigmoid: 1 / (1 + e⁻ˣ)", {
  create: () => new Sigmoid(),
  values: [
    [-3, 0.047425873177566781],
    [-0.5, 0.37754066879814544],
    [0.75, 0.67917869917539297],
    [2.5, 0.92414181997875645],
    [-20, 2.0611536181902036e-9],
  ],
  limits: [
    [-1000, 0, 0],
    [-Infinity, 0, 0],
    [1000, 1, 0],
    [Infinity, 1, 0],
  ],
});

describe("Sigmoid", () => {
  it("tells losses that it gives probabilities", () => {
    expect(new Sigmoid().outputKind).toBe("sigmoid");
  });
});
