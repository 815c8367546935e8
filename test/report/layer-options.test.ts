import { describe, expect, it } from "vitest";
import {
  Conv2D,
  Dense,
  Dropout,
  Flatten,
  HeNormal,
  L2,
  MaxNorm,
  MaxPool2D,
  ReLU,
  Reshape,
} from "../../src/index.js";
import type { AnyLayer } from "../../src/models/index.js";
import { layerOptions } from "../../src/report/layer-options.js";

class Odd extends ReLU {
  override constructorArguments(): readonly unknown[] {
    return [null, undefined, () => 1, { nothing: undefined, of: new Map() }, [{}], "text"];
  }
}

describe("layerOptions", () => {
  it.each<[string, AnyLayer, string]>([
    ["a rate", new Dropout(0.5), "0.5"],
    ["a shape", new Reshape([28, 28, 1]), "28 × 28 × 1"],
    ["windows", new MaxPool2D(), "pool size 2 × 2, strides 2 × 2, padding valid"],
    [
      "the parts of its parameters, but not its widths",
      new Dense(3, 2, {
        ...{ weightInitializer: new HeNormal(), useBias: false },
        ...{ weightRegularizer: new L2(0.001), weightConstraint: new MaxNorm(3) },
      }),
      "weight initializer HeNormal, use bias no, weight regularizer L2 0.001, weight constraint MaxNorm 3",
    ],
    [
      "windows and parts",
      new Conv2D(1, 4, { kernelSize: 5 }),
      "kernel size 5 × 5, strides 1 × 1, padding valid, weight initializer GlorotUniform, " +
        "bias initializer Zeros, use bias yes",
    ],
    ["nothing", new Flatten(), ""],
    ["what has a text alone", new Odd(), "text"],
  ])("tells %s", (_title, layer, text) => {
    expect(layerOptions(layer)).toBe(text);
  });
});
