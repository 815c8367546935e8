import { describe, expect, it } from "vitest";
import { Sigmoid } from "../../src/activations/sigmoid.js";
import { specifyActivation } from "../support/activation-specification.js";

// Values: Python 3.11.7 with mpmath 1.3.0, 40 digits.
specifyActivation("Sigmoid: 1 / (1 + e⁻ˣ)", {
  create: () => new Sigmoid(),
  values: [
    [-3, 0.04742587317756678],
    [-0.5, 0.37754066879814546],
    [0.75, 0.679178699175393],
    [2.5, 0.9241418199787564],
    [-20, 2.0611536181902037e-9],
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
