import { describe, expect, it } from "vitest";
import { ReLU, Softmax } from "../../src/activations/index.js";
import { ShapeError } from "../../src/errors/index.js";
import { Dense, Rescaling } from "../../src/layers/index.js";
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
