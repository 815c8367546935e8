import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, ShapeError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import type { Tensor } from "../../src/tensor/index.js";
import { Square } from "../support/square.js";
import { float32, float64 } from "../support/tensors.js";

describe("gradientCheck of layers that break the contract", () => {
  it("refuses a forward that gives another output for the same input", () => {
    let calls = 0;
    class Drifting extends Square {
      override forward(input: Tensor): Tensor {
        const output = super.forward(input);
        output.set(0, 0, ++calls);
        return output;
      }
    }
    expect(() => gradientCheck(new Drifting(), { inputShape: [1, 2] })).toThrow(ArgumentError);
    expect(() => gradientCheck(new Drifting(), { inputShape: [1, 2] })).toThrow(
      "gradientCheck, forward: expected the same output for the same input and random state, received another one. Draw random numbers from context.random only, and keep no state between passes.",
    );
  });

  it("refuses results of the wrong type or shape", () => {
    const layer = new Square();
    const backward = (result: unknown): (() => unknown) => {
      layer.backward = () => result as Tensor;
      return () => gradientCheck(layer, { inputShape: [1, 2] });
    };
    expect(backward(undefined)).toThrow(ArgumentError);
    expect(backward(undefined)).toThrow(
      "gradientCheck, result of backward: expected a tensor, received undefined.",
    );
    expect(backward(float64([[1]]))).toThrow(ShapeError);
    expect(backward(float32(float64([[1, 2]])))).toThrow(DTypeError);
    expect(backward(float32(float64([[1, 2]])))).toThrow(
      "gradientCheck, result of backward: expected float64 for float64 input, received float32. Give results the element type of the input: dtypeOf(input).",
    );
  });
});
