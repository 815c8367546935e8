import { describe, expect, it } from "vitest";
import { GELU } from "../../src/activations/gelu.js";
import { ArgumentError } from "../../src/errors/index.js";
import { largestError, uniform } from "../support/tensors.js";
import { specifyActivation } from "../support/activation-specification.js";

// Values: Python 3.11.7 with mpmath 1.3.0, 40 digits.
specifyActivation("GELU: x·Φ(x)", {
  create: () => new GELU(),
  values: [
    [-3, -0.0040496940948902835],
    [-0.5, -0.15426876936299344],
    [0.75, 0.5800294857173488],
    [2.5, 2.4844758366855597],
  ],
  limits: [
    [-1000, 0, 0],
    [-Infinity, 0, 0],
    [1000, 1000, 1],
    [Infinity, Infinity, 1],
  ],
});

specifyActivation("GELU through tanh", {
  create: () => new GELU({ approximate: "tanh" }),
  values: [
    [-3, -0.0036373920817730186],
    [-0.5, -0.15428599017485609],
    [0.75, 0.5799605551656203],
    [2.5, 2.484915733910001],
  ],
  limits: [
    [-1000, 0, 0],
    [-Infinity, 0, 0],
    [1000, 1000, 1],
    [Infinity, Infinity, 1],
  ],
});

describe("GELU", () => {
  it("is exact unless told otherwise", () => {
    expect(new GELU().approximate).toBe("none");
  });

  it("stays within 5e-4 of itself when it goes through tanh", () => {
    const input = uniform([50, 20], 7, -8, 8);
    const exact = new GELU().forward(input);
    const approximate = new GELU({ approximate: "tanh" }).forward(input);
    expect(largestError(approximate, exact)).toBeLessThan(5e-4);
    expect(largestError(approximate, exact)).toBeGreaterThan(1e-4);
  });

  it("refuses an approximation that it doesn't know", () => {
    const create = (): GELU => new GELU({ approximate: "fast" as "tanh" });
    expect(create).toThrow(ArgumentError);
    expect(create).toThrow('GELU, approximate: expected "none" or "tanh", received "fast".');
  });
});
