import { describe, expect, it } from "vitest";
import { train } from "../../../examples/notebooks/784-128-64-10-relu.js";
import { loadDigits } from "../../../examples/support/digits.js";
import {
  comparisonTimeout,
  expectAbsolute,
  hasMnist,
  hasReference,
  ignoreLines,
  precisions,
  readReference,
} from "./reference.js";

/** Iterations compared: all that are recorded, until rounding drifts in float32. */
const iterationsCompared = { float64: 60, float32: 20 };

describe.skipIf(!hasReference).each(precisions)(
  "784-128-64-10 in $dtype",
  ({ dtype, accuracyError }) => {
    it(
      "has NumPy's training accuracies exactly (float32: to 1e-4)",
      async () => {
        const digits = await loadDigits(60_000, dtype);
        const options = {
          dims: [784, 128, 64, 10],
          iterations: iterationsCompared[dtype],
          seed: 0,
          dtype,
        };
        const { history } = await train(digits.train, options, ignoreLines);
        const reference = readReference("notebook_784_128_64_10_relu.json");
        const accuracies = reference["train_accuracy"] as readonly number[];
        expectAbsolute(
          history.accuracy,
          accuracies.slice(0, iterationsCompared[dtype]),
          accuracyError,
        );
      },
      comparisonTimeout,
    );
  },
);

describe.skipIf(!hasMnist)("784-128-64-10 with other options", () => {
  it("prints the accuracy every 10 iterations and returns those of all", async () => {
    const { train: digits } = await loadDigits(100, "float32");
    const lines: string[] = [];
    const options = { dims: [784, 4, 10], iterations: 12, seed: 0, dtype: "float32" } as const;
    const { history } = await train(digits, options, (line) => lines.push(line));
    expect(history.accuracy).toHaveLength(12);
    expect(lines).toEqual([
      `Iteration: 0, Accuracy: ${history.accuracy[0]!.toFixed(4)}`,
      `Iteration: 10, Accuracy: ${history.accuracy[10]!.toFixed(4)}`,
    ]);
  });

  it("makes a network of any depth from its dims", async () => {
    const { train: digits } = await loadDigits(100, "float32");
    const options = { dims: [784, 9, 8, 7, 10], iterations: 1, seed: 0, dtype: "float32" } as const;
    const { model } = await train(digits, options, ignoreLines);
    expect(model.layers.map((layer) => layer.name)).toEqual([
      "Dense",
      "ReLU",
      "Dense",
      "ReLU",
      "Dense",
      "ReLU",
      "Dense",
      "Softmax",
    ]);
    expect(model.parameters.map((parameter) => parameter.shape)).toEqual([
      [784, 9],
      [9],
      [9, 8],
      [8],
      [8, 7],
      [7],
      [7, 10],
      [10],
    ]);
  });
});
