import { describe, expect, it } from "vitest";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import {
  AveragePool2D,
  MaxPool2D,
  noGradient,
  standaloneContext,
  type Pool2DOptions,
} from "../../src/layers/index.js";
import { tensor } from "../../src/tensor/index.js";
import { elements, uniform } from "../support/tensors.js";

const layers = [MaxPool2D, AveragePool2D];
const image = tensor([1, 2, 3, 4, 8, 6, 7, 5, 9], [1, 3, 3, 1], { dtype: "float64" });
const same = { poolSize: 2, padding: "same" } as const;

describe("MaxPool2D", () => {
  it("gives the largest of each window, and its gradient to that element", () => {
    const layer = new MaxPool2D({ poolSize: 2, strides: 1 });
    expect(elements(layer.forward(image))).toEqual([8, 8, 8, 9]);
    const gradient = layer.backward(tensor([1, 2, 4, 8], [1, 2, 2, 1], { dtype: "float64" }));
    expect(elements(gradient)).toEqual([0, 0, 0, 0, 7, 0, 0, 0, 8]);
  });

  it("never takes what same adds around an image, negative as all else may be", () => {
    const negative = tensor([-1, -2, -3, -4, -8, -6, -7, -5, -9], [1, 3, 3, 1]);
    expect(elements(new MaxPool2D(same).forward(negative))).toEqual([-1, -3, -5, -9]);
  });
});

describe("AveragePool2D", () => {
  it("gives the mean of each window, and each element its share of the gradient", () => {
    const layer = new AveragePool2D({ poolSize: [1, 3] });
    expect(elements(layer.forward(image))).toEqual([2, 6, 7]);
    const gradient = layer.backward(tensor([3, 6, 9], [1, 3, 1, 1], { dtype: "float64" }));
    expect(elements(gradient)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
  });

  it("doesn't count what same adds around an image", () => {
    expect(elements(new AveragePool2D(same).forward(image))).toEqual([3.75, 4.5, 6, 9]);
  });
});

describe.each(layers)("%o", (Pool) => {
  it.each<[Pool2DOptions, number[], number[]]>([
    [{}, [2, 6, 4, 3], [2, 3, 2, 3]],
    [{}, [1, 5, 7, 1], [1, 2, 3, 1]],
    [{ poolSize: 3, strides: 2 }, [2, 7, 6, 5], [2, 3, 2, 5]],
    [{ poolSize: [3, 2], strides: [1, 2], padding: "same" }, [2, 5, 5, 2], [2, 5, 3, 2]],
    [{ poolSize: 1, strides: 3 }, [1, 4, 4, 2], [1, 2, 2, 2]],
  ])(
    "has the shape and gradient that central differences confirm: %j",
    (options, shape, output) => {
      const layer = new Pool(options);
      expect(layer.outputShape(shape)).toEqual(output);
      expect(gradientCheck(layer, { inputShape: shape, tolerance: 1e-7 }).passed).toBe(true);
    },
  );

  it("gives no gradient with respect to an input that needs none", () => {
    const layer = new Pool();
    layer.forward(image, { ...standaloneContext(), needsInputGradient: false });
    expect(layer.backward(uniform([1, 1, 1, 1], 1))).toBe(noGradient);
  });

  it("throws typed errors for options and shapes that make no sense", () => {
    expect(() => new Pool({ poolSize: 0 })).toThrow(ArgumentError);
    expect(() => new Pool({ strides: 0.5 })).toThrow(ArgumentError);
    expect(() => new Pool().forward(uniform([4, 4], 1))).toThrow(ShapeError);
    expect(() => new Pool({ poolSize: 4 }).forward(image)).toThrow(ShapeError);
    const layer = new Pool();
    layer.forward(image);
    expect(() => layer.backward(uniform([1, 3, 3, 1], 1))).toThrow(ShapeError);
  });
});
