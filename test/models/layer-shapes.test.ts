import { describe, expect, it } from "vitest";
import { ReLU, Softmax } from "../../src/activations/index.js";
import { ShapeError } from "../../src/errors/index.js";
import {
  BatchNormalization,
  Conv2D,
  Dense,
  Flatten,
  MaxPool2D,
  Rescaling,
  Reshape,
} from "../../src/layers/index.js";
import { inputWidth, layerShapes, outputWidth } from "../../src/models/layer-shapes.js";
import { Doubler, Saboteur } from "./support/custom-layers.js";

describe("layerShapes", () => {
  it("gives the shapes of the input and of every layer's output", () => {
    const layers = [new Rescaling(2), new Dense(4, 3), new ReLU()];
    expect(layerShapes(layers, [7, 4])).toEqual([
      [7, 4],
      [7, 4],
      [7, 3],
      [7, 3],
    ]);
  });

  it("keeps samples of several dimensions as they are where no layer objects", () => {
    expect(layerShapes([new Rescaling(2)], [7, 2, 2])).toEqual([
      [7, 2, 2],
      [7, 2, 2],
    ]);
  });

  it.each([
    [
      "too many features",
      [7, 5],
      "layer 1 of 2), input: expected shape [batch, 4], received [7, 5]",
    ],
    ["images that were not flattened", [7, 2, 2], "expected shape [batch, 4], received [7, 2, 2]"],
    ["a last dimension that would fit", [7, 3, 4], "expected shape [batch, 4], received [7, 3, 4]"],
  ])("refuses %s, and says what the model takes", (_, shape, message) => {
    const run = (): unknown => layerShapes([new Dense(4, 3), new Softmax()], shape);
    expect(run).toThrow(ShapeError);
    expect(run).toThrow(message);
    expect(run).toThrow("The model takes 4 features a row.");
  });

  it("gives the shapes of images, and knows the features that Reshape takes", () => {
    const layers = [
      ...[new Reshape([6, 6, 1]), new Conv2D(1, 4, { kernelSize: 3 }), new ReLU()],
      ...[new MaxPool2D(), new Flatten(), new Dense(16, 2)],
    ];
    expect(layerShapes(layers, [3, 36]).slice(1)).toEqual([
      ...[
        [3, 6, 6, 1],
        [3, 4, 4, 4],
        [3, 4, 4, 4],
      ],
      ...[
        [3, 2, 2, 4],
        [3, 16],
        [3, 2],
      ],
    ]);
    expect(inputWidth(layers)).toBe(36);
    expect(inputWidth(layers.slice(1))).toBeUndefined();
  });

  it("calls the last axis of images channels", () => {
    const run = (): unknown => layerShapes([new Conv2D(3, 2, { kernelSize: 3 })], [2, 6, 6, 1]);
    expect(run).toThrow("received [2, 6, 6, 1]. The model takes a last axis of 3 channels.");
    const normal = (): unknown => layerShapes([new BatchNormalization(3)], [2, 6, 6, 1]);
    expect(normal).toThrow("The model takes a last axis of 3 channels.");
    expect(() => layerShapes([new BatchNormalization(3)], [2, 1])).toThrow("3 features a row.");
  });

  it("names a Softmax that images reach, and says what to put before it", () => {
    const layers = [new Conv2D(1, 2, { kernelSize: 3 }), new Softmax()];
    expect(() => layerShapes(layers, [2, 6, 6, 1])).toThrow(
      "Softmax (layer 2 of 2), input: expected shape [batch, features], received [2, 4, 4, 2]. Put new Flatten() before it.",
    );
  });

  it("says what stands before images and behind them", () => {
    const convolution = new Conv2D(1, 4, { kernelSize: 3 });
    expect(() => layerShapes([convolution], [3, 36])).toThrow(
      "expected shape [batch, height, width, 1], received [3, 36]. Put new Reshape([height, width, channels]) before it",
    );
    expect(() => layerShapes([new MaxPool2D()], [3, 36])).toThrow("Put new Reshape");
    expect(() => layerShapes([convolution], [3, 6, 6, 2])).toThrow(ShapeError);
    const behind = [convolution, new Dense(4, 2)] as const;
    expect(() => layerShapes(behind, [3, 3, 3, 1])).toThrow("Put new Flatten() before it.");
  });

  it("says the width to use, and a batch of any size by name", () => {
    const layers = [
      ...[new Reshape([28, 28, 1]), new Conv2D(1, 6, { kernelSize: 5 }), new Flatten()],
      new Dense(400, 10),
    ];
    expect(() => layerShapes(layers, [-1, 784])).toThrow(
      "Dense (layer 4 of 4), input: expected shape [batch, 400], received [batch, 3456]. Give Dense 3456 inputs, or change the layers before it.",
    );
    expect(() => layerShapes(layers, [7, 784])).toThrow("received [7, 3456]. Give Dense 3456");
  });

  it("names the position of a layer that refuses what reaches it", () => {
    const layers = [new Reshape([6, 6, 1]), new Conv2D(1, 2, { kernelSize: 9 })];
    expect(() => layerShapes(layers, [7, 36])).toThrow("Conv2D (layer 2 of 2), input: expected im");
    expect(() => layerShapes(layers, [7, 35])).toThrow(
      "Reshape (layer 1 of 2), input: expected 36",
    );
  });

  it("is undefined behind a layer that can't tell, up to one that declares its input", () => {
    const layers = [new Dense(4, 3), new Doubler(), new Dense(6, 2)];
    expect(layerShapes(layers, [7, 4])).toEqual([
      [7, 4],
      [7, 3],
      [7, 6],
      [7, 2],
    ]);
    expect(layerShapes([new Doubler(), new ReLU()], [7, 4])).toEqual([
      [7, 4],
      undefined,
      undefined,
    ]);
  });
});

describe("inputWidth", () => {
  it("is that of the first layer that declares one, seen through layers that keep the shape", () => {
    expect(inputWidth([new Rescaling(2), new ReLU(), new Dense(4, 3)])).toBe(4);
    expect(inputWidth([new Doubler(), new Dense(4, 3)])).toBeUndefined();
    expect(inputWidth([new Saboteur()])).toBeUndefined();
    expect(inputWidth([new BatchNormalization(4), new ReLU(), new Dense(4, 3)])).toBe(4);
    expect(inputWidth([new BatchNormalization(4), new ReLU()])).toBe(4);
  });

  it("is none of layers that take images, or may do so", () => {
    const normal = new BatchNormalization(3);
    expect(inputWidth([normal, new Conv2D(3, 2, { kernelSize: 3 })])).toBeUndefined();
    expect(inputWidth([normal, new MaxPool2D()])).toBeUndefined();
    expect(inputWidth([normal, new Flatten(), new Dense(12, 2)])).toBeUndefined();
    expect(inputWidth([normal, new Reshape([2, 2, 3])])).toBeUndefined();
  });

  it("is that of rows where what makes another shape of them takes as many", () => {
    expect(inputWidth([new BatchNormalization(12), new Reshape([2, 2, 3])])).toBe(12);
    expect(inputWidth([new ReLU(), new Reshape([2, 2, 3])])).toBe(12);
    const normal = new BatchNormalization(12);
    expect(inputWidth([normal, new Flatten(), new ReLU(), new Dense(12, 2)])).toBe(12);
    expect(inputWidth([normal, new Flatten(), new Dense(48, 2)])).toBeUndefined();
    expect(inputWidth([new Flatten(), new Dense(48, 2)])).toBeUndefined();
  });

  it("is seen through Softmax", () => {
    expect(inputWidth([new Softmax(), new Dense(4, 3)])).toBe(4);
  });
});

describe("outputWidth", () => {
  it("is the last known width where nothing after it can change it", () => {
    const widthOf = (...layers: Parameters<typeof layerShapes>[0]): number | undefined =>
      outputWidth(layers, layerShapes(layers, [7, 4]));
    expect(widthOf(new Dense(4, 3), new ReLU())).toBe(3);
    expect(widthOf(new Doubler(), new Dense(8, 3), new Softmax())).toBe(3);
    expect(widthOf(new Dense(4, 3), new Doubler(), new ReLU())).toBeUndefined();
  });
});
