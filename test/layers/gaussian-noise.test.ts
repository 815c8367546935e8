import { describe, expect, it } from "vitest";
import { ArgumentError, ShapeError, StateError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import { Dense, GaussianNoise, noGradient, standaloneContext } from "../../src/layers/index.js";
import { Sequential } from "../../src/models/index.js";
import { zeros } from "../../src/tensor/index.js";
import { elements, float64, uniform } from "../support/tensors.js";

const trains = (seed = 0): ReturnType<typeof standaloneContext> =>
  standaloneContext({ training: true, seed });

describe("GaussianNoise", () => {
  it("gives the very input where it doesn't train or has no deviation", () => {
    const input = uniform([3, 4], 1);
    expect(new GaussianNoise(1).forward(input)).toBe(input);
    expect(new GaussianNoise(0).forward(input, trains())).toBe(input);
  });

  it("adds numbers of mean 0 and its deviation, others every time", () => {
    const layer = new GaussianNoise(0.3);
    const context = trains();
    const first = elements(layer.forward(zeros([100, 100]), context));
    const second = elements(layer.forward(zeros([100, 100]), context));
    const mean = first.reduce((sum, x) => sum + x, 0) / 1e4;
    const square = first.reduce((sum, x) => sum + x * x, 0) / 1e4;
    expect(Math.abs(mean)).toBeLessThan(5 * 0.003);
    expect(Math.abs(square / 0.09 - 1)).toBeLessThan(5 * Math.sqrt(2e-4));
    expect(second).not.toEqual(first);
  });

  it("has a gradient that central differences confirm with relative error < 1e-8", () => {
    const report = gradientCheck(new GaussianNoise(0.4), {
      ...{ inputShape: [3, 7], tolerance: 1e-8, training: true },
    });
    expect(report).toMatchObject({ passed: true, checked: 21 });
  });

  it.each([-1, NaN, Infinity])("refuses the deviation %d", (deviation) => {
    expect(() => new GaussianNoise(deviation)).toThrow(ArgumentError);
  });

  it("has no gradient before a forward pass, for another shape, or where none is needed", () => {
    const layer = new GaussianNoise(1);
    expect(() => layer.backward(float64([[1]]))).toThrow(StateError);
    layer.forward(float64([[1, 2]]), trains());
    expect(() => layer.backward(float64([[1]]))).toThrow(ShapeError);
    layer.forward(float64([[1]]), { ...trains(), needsInputGradient: false });
    expect(layer.backward(float64([[1]]))).toBe(noGradient);
  });

  it("stands in model files with its deviation", () => {
    const model = new Sequential(new GaussianNoise(0.25), new Dense(3, 2));
    const copy = Sequential.fromBytes(model.toBytes());
    expect((copy.layers[0] as GaussianNoise).standardDeviation).toBe(0.25);
  });
});
