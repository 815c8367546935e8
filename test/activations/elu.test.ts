import { describe, expect, it } from "vitest";
import { ELU } from "../../src/activations/elu.js";
import { ArgumentError } from "../../src/errors/index.js";
import { elements, float64 } from "../support/tensors.js";
import { specifyActivation } from "../support/activation-specification.js";

// Values: Python 3.11.7 with mpmath 1.3.0, 40 digits.
specifyActivation("ELU: x or eˣ − 1", {
  create: () => new ELU(),
  values: [
    [-3, -0.950212931632136],
    [-0.5, -0.3934693402873666],
    [0.75, 0.75],
    [2.5, 2.5],
    [-20, -0.9999999979388464],
  ],
  limits: [
    [-1000, -1, 0],
    [-Infinity, -1, 0],
    [1000, 1000, 1],
    [Infinity, Infinity, 1],
  ],
});

specifyActivation("ELU with alpha 0.5: x or ½·(eˣ − 1)", {
  create: () => new ELU({ alpha: 0.5 }),
  values: [
    [-3, -0.475106465816068],
    [-0.5, -0.1967346701436833],
    [0.75, 0.75],
    [2.5, 2.5],
  ],
  limits: [
    [-1000, -0.5, 0],
    [-Infinity, -0.5, 0],
    [1000, 1000, 1],
    [Infinity, Infinity, 1],
  ],
});

describe("ELU", () => {
  it("has alpha 1 unless told otherwise", () => {
    expect(new ELU().alpha).toBe(1);
  });

  it("has the derivative alpha at 0, that of its left side", () => {
    const elu = new ELU({ alpha: 0.5 });
    elu.forward(float64([[0]]));
    expect(elements(elu.backward(float64([[1]])))).toEqual([0.5]);
  });

  it.each([-1, NaN, Infinity])("refuses the alpha %d", (alpha) => {
    expect(() => new ELU({ alpha })).toThrow(ArgumentError);
    expect(() => new ELU({ alpha })).toThrow(
      `ELU, alpha: expected a finite number of at least 0, received ${alpha}.`,
    );
  });
});
