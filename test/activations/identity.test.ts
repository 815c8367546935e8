import { describe, expect, it } from "vitest";
import { Identity } from "../../src/activations/identity.js";
import { float64 } from "../support/tensors.js";
import { specifyActivation } from "../support/activation-specification.js";

specifyActivation("Identity: x", {
  create: () => new Identity(),
  values: [
    [-3, -3],
    [0.75, 0.75],
  ],
  limits: [
    [-1000, -1000, 1],
    [-Infinity, -Infinity, 1],
    [1000, 1000, 1],
    [Infinity, Infinity, 1],
  ],
});

describe("Identity", () => {
  it("gives the very tensors that it is given", () => {
    const identity = new Identity();
    const input = float64([[1, 2]]);
    const gradient = float64([[3, 4]]);
    expect(identity.forward(input)).toBe(input);
    expect(identity.backward(gradient)).toBe(gradient);
  });
});
