import { describe, expect, it } from "vitest";
import { LeakyReLU } from "../../src/activations/leaky-relu.js";
import { ArgumentError } from "../../src/errors/index.js";
import { elements, float64 } from "../support/tensors.js";
import { specifyActivation } from "../support/activation-specification.js";

specifyActivation("LeakyReLU with slope 0.2: x or 0.2·x", {
  create: () => new LeakyReLU({ slope: 0.2 }),
  values: [
    [-3, -0.6],
    [-0.5, -0.1],
    [0.75, 0.75],
    [2.5, 2.5],
  ],
  limits: [
    [-1000, -200, 0.2],
    [-Infinity, -Infinity, 0.2],
    [1000, 1000, 1],
    [Infinity, Infinity, 1],
  ],
});

describe("LeakyReLU", () => {
  it("has the slope 0.01 left of 0 unless told otherwise, at 0 too", () => {
    const leaky = new LeakyReLU();
    expect(leaky.slope).toBe(0.01);
    expect(elements(leaky.forward(float64([[-100, 0]])))).toEqual([-1, 0]);
    expect(elements(leaky.backward(float64([[1, 1]])))).toEqual([0.01, 0.01]);
  });

  it.each([-0.1, NaN, Infinity])("refuses the slope %d", (slope) => {
    expect(() => new LeakyReLU({ slope })).toThrow(ArgumentError);
    expect(() => new LeakyReLU({ slope })).toThrow(
      `LeakyReLU, slope: expected a finite number of at least 0, received ${slope}.`,
    );
  });
});
