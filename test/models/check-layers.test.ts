import { describe, expect, it } from "vitest";
import { ReLU, Sigmoid, Softmax, Tanh } from "../../src/activations/index.js";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { Conv2D, Dense, MaxPool2D, Rescaling, Reshape } from "../../src/layers/index.js";
import { checkLayers, parametersOf } from "../../src/models/check-layers.js";
import { Sequential, type AnyLayer } from "../../src/models/index.js";
import { Doubler, Saboteur } from "./support/custom-layers.js";

const width = Number("64");

describe("Sequential, given layers", () => {
  it("refuses neighbours that don't fit, and says both widths and both places", () => {
    const layers = [new Dense(784, 128), new ReLU(), new Dense(width, 10), new Softmax()];
    const make = (): unknown => new Sequential(...layers);
    expect(make).toThrow(ShapeError);
    expect(make).toThrow(
      "Sequential, Dense (layer 3 of 4): expected 128 inputs, as many as Dense (layer 1 of 4) " +
        "gives, received 64 inputs.",
    );
  });

  it("does so at run time too for widths that the compiler doesn't know", () => {
    expect(() => new Sequential(new Dense(3, width), new Tanh(), new Dense(5, 2))).toThrow(
      /expected 64 inputs.*received 5 inputs/,
    );
  });

  it("says what to put between images and a layer that takes rows", () => {
    const message = (from: string): string =>
      `expected rows of 784 inputs, received several axes, as ${from} gives. Put new Flatten() before Dense.`;
    const reshape = new Reshape([28, 28, 1]);
    expect(() => checkLayers([reshape, new MaxPool2D(), new Dense(784, 10)])).toThrow(
      message("Reshape (layer 1 of 3)"),
    );
    const convolution = new Conv2D(1, 4, { kernelSize: 3 });
    expect(() => checkLayers([convolution, new ReLU(), new Dense(784, 10)])).toThrow(
      message("Conv2D (layer 1 of 3)"),
    );
    expect(() => checkLayers([new Reshape([28]), new Dense(784, 10)])).toThrow(
      "Give Dense 28 inputs",
    );
    expect(() => checkLayers([convolution, new Conv2D(1, 4, { kernelSize: 3 })])).toThrow(
      "Give Conv2D 4 inputs",
    );
  });

  it("sees through any number of activations, and doesn't see through unknown widths", () => {
    const between = [new ReLU(), new Sigmoid(), new Rescaling(2), new Saboteur()];
    expect(() => checkLayers([new Dense(3, width), ...between, new Dense(5, 2)])).toThrow(
      ShapeError,
    );
    expect(() => checkLayers([new Dense(3, width), new Doubler(), new Dense(5, 2)])).not.toThrow();
  });

  it("knows the width of a first layer that keeps its input's shape", () => {
    class Fixed extends Saboteur {
      override readonly widths = { inputs: 4, outputs: "same" } as const;
    }
    expect(() => checkLayers([new Fixed(), new Dense(4, 2)])).not.toThrow();
    expect(() => checkLayers([new Fixed(), new ReLU(), new Dense(5, 2)])).toThrow(
      /expected 4 inputs, as many as Fixed \(layer 1 of 3\) gives, received 5 inputs/,
    );
  });

  it("refuses none", () => {
    expect(() => new Sequential()).toThrow(ArgumentError);
    expect(() => new Sequential(...([] as AnyLayer[]))).toThrow("expected at least one layer");
  });

  it.each([
    [undefined, "undefined"],
    [null, "null"],
    [() => new ReLU(), "a function"],
    [ReLU, "a function"],
    ["relu", '"relu"'],
    [{ forward: () => undefined }, "Object"],
  ])("refuses %o, which is no layer, and says where it stands", (value, received) => {
    const make = (): unknown => new Sequential(new Dense(2, 2), value as unknown as ReLU);
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(`Sequential, layer 2 of 2: expected a Layer, received ${received}.`);
  });

  it("tells one who gives an array to spread it", () => {
    const layers = [new Dense(2, 2)] as unknown as Dense;
    expect(() => new Sequential(layers)).toThrow("new Sequential(...layers)");
  });

  it("refuses one layer in two places, and names both", () => {
    const relu = new ReLU();
    expect(() => new Sequential(new Dense(2, 2), relu, new Dense(2, 2), relu)).toThrow(
      "Sequential, ReLU (layer 4 of 4): expected every layer once, received the same object as " +
        "ReLU (layer 2 of 4).",
    );
  });

  it("changes no layer when it refuses", () => {
    const layer = new Dense(2, 2);
    const wide = new Dense(3, 2);
    for (const parameter of wide.parameters) parameter.convertTo("float64");
    expect(() => new Sequential(layer, wide as Dense)).toThrow(ShapeError);
    expect(layer.weights.dtype).toBe("float32");
    expect(layer.weights.initialized).toBe(false);
  });
});

describe("parametersOf", () => {
  it("gives parameters in order, and one that two layers share once", () => {
    const [first, second] = [new Doubler(), new Dense(2, 2)];
    class Shared extends Saboteur {
      override readonly parameters = [first.shift, second.weights];
    }
    const all = parametersOf([first, second, new Shared()]);
    expect(all).toEqual([first.shift, second.weights, second.bias]);
  });
});
