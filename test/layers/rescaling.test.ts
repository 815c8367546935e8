import { describe, expect, it } from "vitest";
import { ArgumentError, ShapeError, StateError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import { noGradient, standaloneContext } from "../../src/layers/index.js";
import { Rescaling } from "../../src/layers/rescaling.js";
import { dtypeOf } from "../../src/tensor/index.js";
import { elements, float32, float64, strided, uniform } from "../support/tensors.js";

describe("Rescaling", () => {
  it("gives scale · input + offset, and scale · outputGradient backward", () => {
    const layer = new Rescaling(0.5, -1);
    expect(elements(layer.forward(float64([[0, 1, -2]])))).toEqual([-1, -0.5, -2]);
    expect(elements(layer.backward(float64([[1, 2, -3]])))).toEqual([0.5, 1, -1.5]);
  });

  it("has the offset 0 unless told otherwise", () => {
    const layer = new Rescaling(1 / 255);
    expect(layer.offset).toBe(0);
    expect(elements(layer.forward(float64([[0, 51, 255]])))).toEqual([0, 51 / 255, 1]);
  });

  it("has a gradient that central differences confirm with relative error < 1e-8", () => {
    const report = gradientCheck(new Rescaling(-3, 2), { inputShape: [4, 3], tolerance: 1e-8 });
    expect(report).toMatchObject({ passed: true, checked: 12 });
  });

  it("keeps shape and element type", () => {
    const layer = new Rescaling(2);
    const output = layer.forward(float32(uniform([2, 3, 4], 1)));
    expect(output.shape).toEqual([2, 3, 4]);
    expect(dtypeOf(output)).toBe("float32");
    expect(dtypeOf(layer.backward(output))).toBe("float32");
    expect(layer.outputShape([2, 3, 4])).toEqual([2, 3, 4]);
  });

  it("gives strided and transposed tensors the results of contiguous ones", () => {
    const layer = new Rescaling(3, 1);
    const input = uniform([3, 5], 3);
    expect(elements(layer.forward(strided(input)))).toEqual(elements(layer.forward(input)));
    expect(elements(layer.backward(strided(input)))).toEqual(elements(layer.backward(input)));
  });

  it("passes on infinite and NaN inputs", () => {
    const output = new Rescaling(-1).forward(float64([[Infinity, -Infinity, NaN, 1000]]));
    expect(elements(output)).toEqual([-Infinity, Infinity, NaN, -1000]);
  });

  it.each([NaN, Infinity, -Infinity])("refuses %d as scale or offset", (value) => {
    expect(() => new Rescaling(value)).toThrow(ArgumentError);
    expect(() => new Rescaling(value)).toThrow("Rescaling, scale: expected a finite number");
    expect(() => new Rescaling(1, value)).toThrow("Rescaling, offset: expected a finite number");
  });

  it("has no gradient before a forward pass, nor for another shape", () => {
    const layer = new Rescaling(2);
    expect(() => layer.backward(float64([[1]]))).toThrow(StateError);
    layer.forward(float64([[1, 2]]));
    expect(() => layer.backward(float64([[1]]))).toThrow(ShapeError);
  });

  it("computes no input gradient where none is needed, whatever it is handed", () => {
    const layer = new Rescaling(2);
    layer.forward(float64([[1]]), { ...standaloneContext(), needsInputGradient: false });
    expect(layer.backward(float64([[1]]))).toBe(noGradient);
    expect(layer.backward(noGradient)).toBe(noGradient);
  });
});
