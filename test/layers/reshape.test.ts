import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArgumentError, ShapeError, StateError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import { Flatten, Reshape } from "../../src/layers/index.js";
import { elements, strided, uniform } from "../support/tensors.js";

describe("Reshape", () => {
  it("keeps the elements in row order, and gives gradients in the input's shape", () => {
    const layer = new Reshape([2, 3, 1]);
    const input = uniform([4, 6], 1);
    const output = layer.forward(input);
    expect(output.shape).toEqual([4, 2, 3, 1]);
    expect(elements(output)).toEqual(elements(input));
    const gradient = layer.backward(output);
    expect(gradient.shape).toEqual([4, 6]);
    expect(gradientCheck(new Reshape([3, 2]), { inputShape: [2, 6] }).passed).toBe(true);
  });

  it("takes inputs and gradients of any strides", () => {
    const input = strided(uniform([3, 4], 1));
    const layer = new Reshape([2, 2]);
    expect(elements(layer.forward(input))).toEqual(elements(input));
    const gradient = uniform([3, 2, 2], 2).transpose(0, 2, 1);
    expect(elements(layer.backward(gradient))).toEqual(elements(gradient));
  });

  it("is undone by Flatten whatever the axes", () => {
    const axes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(axes, fc.nat({ max: 3 }), (shape, batch) => {
        const features = shape.reduce((product, length) => product * length, 1);
        const input = uniform([batch, features], 3);
        const flat = new Flatten().forward(new Reshape(shape).forward(input));
        expect(flat.shape).toEqual(input.shape);
        expect(elements(flat)).toEqual(elements(input));
      }),
    );
  });

  it("throws typed errors for axes and inputs that make no sense", () => {
    expect(() => new Reshape([])).toThrow(ArgumentError);
    expect(() => new Reshape(28 as never)).toThrow(ArgumentError);
    expect(() => new Reshape([2, 0])).toThrow("Reshape, axes[1]");
    expect(() => new Reshape([2, 3]).forward(uniform([2, 5], 1))).toThrow(ShapeError);
    expect(() => new Reshape([2]).backward(uniform([1, 2], 1))).toThrow(StateError);
  });
});

describe("Flatten", () => {
  it("makes a row of every sample, and gives gradients in the input's shape", () => {
    const layer = new Flatten();
    const input = uniform([2, 3, 2, 2], 1);
    expect(layer.forward(input).shape).toEqual([2, 12]);
    expect(layer.backward(uniform([2, 12], 2)).shape).toEqual([2, 3, 2, 2]);
    expect(layer.outputShape([5])).toEqual([5, 1]);
    expect(gradientCheck(new Flatten(), { inputShape: [2, 2, 3] }).passed).toBe(true);
    expect(() => layer.backward(uniform([2, 11], 2))).toThrow(ShapeError);
  });
});
