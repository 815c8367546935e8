import { describe, expect, it } from "vitest";
import { ReLU } from "../../src/activations/relu.js";
import { elements, float64 } from "../support/tensors.js";
import { specifyActivation } from "../support/activation-specification.js";

specifyActivation("ReLU: max(0, x)", {
  create: () => new ReLU(),
  values: [
    [-3, 0],
    [-0.5, 0],
    [0.75, 0.75],
    [2.5, 2.5],
  ],
  limits: [
    [-1000, 0, 0],
    [-Infinity, 0, 0],
    [1000, 1000, 1],
    [Infinity, Infinity, 1],
  ],
});

describe("ReLU at its kink", () => {
  it("has the derivative 0 at 0", () => {
    const relu = new ReLU();
    relu.forward(float64([[0]]));
    expect(elements(relu.backward(float64([[1]])))).toEqual([0]);
  });
});
