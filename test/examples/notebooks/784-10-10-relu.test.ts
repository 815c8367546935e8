import { describe, expect, it } from "vitest";
import { train } from "../../../examples/notebooks/784-10-10-relu.js";
import { loadDigits } from "../../../examples/support/digits.js";
import { ScalarBiasGradientDense } from "../../../examples/support/scalar-bias-gradient-dense.js";
import { gradientCheck } from "../../../src/index.js";
import { elements, float64, uniform } from "../../support/tensors.js";
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
const iterationsCompared = { float64: 500, float32: 50 };

describe.skipIf(!hasReference).each(precisions)(
  "784-10-10 in $dtype",
  ({ dtype, accuracyError }) => {
    it(
      "has NumPy's training accuracies exactly (float32: to 1e-4)",
      async () => {
        const digits = await loadDigits(60_000, dtype);
        const options = { iterations: iterationsCompared[dtype], seed: 0, dtype, correct: false };
        const training = await train(digits.train, options, ignoreLines);
        const reference = readReference("notebook_784_10_10_relu.json");
        const expected = reference["train_accuracy"] as readonly number[];
        const { accuracy } = training.history;
        expectAbsolute(accuracy, expected.slice(0, iterationsCompared[dtype]), accuracyError);
        expect(training.development.labels).toHaveLength(1000);
        if (iterationsCompared[dtype] < expected.length) return;
        const development = Number(reference["dev_accuracy_after_500"]);
        expectAbsolute([training.developmentAccuracy], [development], accuracyError);
      },
      comparisonTimeout,
    );
  },
);

describe.skipIf(!hasMnist)("784-10-10 on a few digits", () => {
  it("prints the accuracy every 10 iterations and returns those of all", async () => {
    const lines: string[] = [];
    const options = { iterations: 12, seed: 0, dtype: "float32", correct: false } as const;
    const { history } = await train((await loadDigits(500, "float32")).train, options, (line) =>
      lines.push(line),
    );
    expect(history.accuracy).toHaveLength(12);
    expect(lines).toEqual([
      `Iteration: 0, Accuracy: ${history.accuracy[0]!.toFixed(4)}`,
      `Iteration: 10, Accuracy: ${history.accuracy[10]!.toFixed(4)}`,
    ]);
  });
});

describe.skipIf(!hasMnist)("784-10-10 with correct: true", () => {
  it("starts from the same weights and then goes another way", async () => {
    const digits = (await loadDigits(500, "float64")).train;
    const losses = async (correct: boolean): Promise<number[]> => {
      const options = { iterations: 30, seed: 0, dtype: "float64", correct } as const;
      return (await train(digits, options, ignoreLines)).history.loss;
    };
    const [right, wrong] = [await losses(true), await losses(false)];
    expect(right[0]).toBe(wrong[0]);
    expect(right[29]).toBeLessThan(wrong[29]!);
  });
});

describe("ScalarBiasGradientDense", () => {
  it("differs from the gradient of a dense layer in the bias alone", () => {
    const layer = new ScalarBiasGradientDense(3, 4);
    const { passed, tensors, tolerance } = gradientCheck(layer, { inputShape: [5, 3] });
    const wrong = tensors.filter(({ worst }) => worst.relativeError > tolerance);
    expect(passed).toBe(false);
    expect(wrong.map(({ where }) => where)).toEqual(["bias"]);
  });

  it("adds the sum over the batch and all units to every unit's bias gradient", () => {
    const layer = new ScalarBiasGradientDense(2, 3);
    layer.forward(uniform([2, 2], 1));
    const outputGradient = float64([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    layer.backward(outputGradient);
    expect(elements(layer.bias!.gradient)).toEqual([21, 21, 21]);
    layer.backward(outputGradient);
    expect(elements(layer.bias!.gradient)).toEqual([42, 42, 42]);
  });
});
