import { describe, expect, it } from "vitest";
import { ReLU, Softmax } from "../../src/activations/index.js";
import {
  BatchNormalization,
  Conv2D,
  Dense,
  Flatten,
  MaxPool2D,
  Rescaling,
  Reshape,
  Residual,
  Standardize,
} from "../../src/layers/index.js";
import { mlp, Sequential, type AnyLayer } from "../../src/models/index.js";
import { Parameter } from "../../src/parameters/index.js";
import { textWidth } from "../../src/terminal/text-width.js";
import { Doubler, Saboteur } from "./support/custom-layers.js";

describe("summary", () => {
  it("is a table of layers, output shapes and parameters, with their total and memory", () => {
    const model = new Sequential(
      new Dense(784, 128),
      new ReLU(),
      new Dense(128, 10),
      new Softmax(),
    );
    expect(model.summary().split("\n")).toEqual([
      "#  Layer    Output shape  Parameters",
      "------------------------------------",
      "1  Dense    [batch, 128]     100,480",
      "2  ReLU     [batch, 128]           0",
      "3  Dense    [batch, 10]        1,290",
      "4  Softmax  [batch, 10]            0",
      "------------------------------------",
      "Total: 101,770 parameters in float32",
      "Memory: 407.08 KB of parameters, as much again of gradients while training",
    ]);
  });

  it("counts 8 bytes a parameter in float64", () => {
    expect(mlp([3, 2], { dtype: "float64" }).summary()).toContain("Memory: 64 B of parameters");
  });

  it("takes the width of the input from the first layer that declares one", () => {
    const model = new Sequential(new Rescaling(1 / 255), new Dense(5, 3), new ReLU());
    expect(model.summary()).toMatch(
      /Rescaling {2}\[batch, 5\].*\n.*Dense.*\[batch, 3\].*\n.*ReLU.*\[batch, 3\]/,
    );
  });

  it("goes on behind a layer that can't tell its width, with what the next one declares", () => {
    const model = new Sequential(new Dense(3, 4), new Doubler(), new Dense(8, 2), new ReLU());
    expect(model.summary()).toMatch(
      /Doubler {2}\[batch, 8\].*1\n.*Dense.*\[batch, 2\].*\n.*ReLU.*\[batch, 2\]/,
    );
  });

  const shapesOf = (...layers: readonly AnyLayer[]): readonly (string | undefined)[] =>
    new Sequential(...(layers as readonly never[]))
      .summary()
      .split("\n")
      .filter((line) => /^\s*\d+(\.\d+)*\s/.test(line))
      .map((line) => /\[.*\]|\?/.exec(line)?.[0]);

  it("says ? for the height and width of images that a model takes directly", () => {
    const layers = [
      ...[new Rescaling(2), new Conv2D(1, 2, { kernelSize: 3 }), new BatchNormalization(2)],
      ...[new ReLU(), new MaxPool2D(), new Flatten(), new Dense(18, 3), new Softmax()],
    ];
    expect(shapesOf(...layers)).toEqual([
      ...["[batch, ?, ?, 1]", "[batch, ?, ?, 2]", "[batch, ?, ?, 2]", "[batch, ?, ?, 2]"],
      ...["[batch, ?, ?, 2]", "[batch, ?]", "[batch, 3]", "[batch, 3]"],
    ]);
    const block = new Residual(new Conv2D(2, 2, { kernelSize: 3, padding: "same" }), new ReLU());
    expect(shapesOf(block, new Reshape([3, 2]))).toEqual([
      ...["[batch, ?, ?, 2]", "[batch, ?, ?, 2]", "[batch, ?, ?, 2]", "[batch, 3, 2]"],
    ]);
  });

  it("says ? where layers tell the channels of their input, and not its axes", () => {
    const layers = [new Standardize(3), new Flatten(), new Dense(192, 3)];
    expect(shapesOf(...layers)).toEqual(["?", "[batch, ?]", "[batch, 3]"]);
    const reshaped = [new Standardize(3), new Reshape([16, 4, 3]), new ReLU()];
    expect(shapesOf(...reshaped)).toEqual(["?", "[batch, 16, 4, 3]", "[batch, 16, 4, 3]"]);
  });

  it("keeps its lines and columns whatever a layer is called", () => {
    class Hostile extends Saboteur {
      override get name(): string {
        return "\u001b[31mRed\nline\u0000\u202E数";
      }
    }
    const lines = new Sequential(new Dense(3, 4), new Hostile()).summary().split("\n");
    expect(lines).toHaveLength(7);
    // eslint-disable-next-line no-control-regex
    expect(lines.join("")).not.toMatch(/[\u0000-\u001F\u202E]/);
    expect(new Set(lines.slice(0, 5).map(textWidth)).size).toBe(1);
  });

  it("says ? for a width that nothing tells", () => {
    expect(new Sequential(new Saboteur(), new Doubler()).summary()).toMatch(
      /Saboteur {2}\? .*\n.*Doubler {3}\?/,
    );
  });

  it("gives values to no parameter, and counts a shared one once in the total", () => {
    const shared = new Parameter("scale", [10]);
    class Shared extends Saboteur {
      override readonly parameters = [shared];
    }
    const model = new Sequential(new Shared(), new Shared());
    expect(model.summary()).toContain("Total: 10 parameters");
    expect(shared.initialized).toBe(false);
  });
});
