import { describe, expect, it } from "vitest";
import { Model, train } from "../../../examples/notebooks/784-100-10-sigmoid.js";
import { firstRows, loadDigits } from "../../../examples/support/digits.js";
import {
  comparisonTimeout,
  expectAbsolute,
  expectRelative,
  hasMnist,
  hasReference,
  ignoreLines,
  precisions,
  readReference,
} from "./reference.js";

/** Iterations compared: all that are recorded, until rounding drifts in float32. */
const iterationsCompared = { float64: 100, float32: 20 };

describe.skipIf(!hasReference).each(precisions)(
  "784-100-10 in $dtype",
  ({ dtype, lossError, accuracyError }) => {
    it(
      "has NumPy's losses to 1e-9 (float32: 1e-4)",
      async () => {
        const options = { iterations: iterationsCompared[dtype], seed: 0, dtype };
        const { losses, scores } = await train(
          await loadDigits(60_000, dtype),
          options,
          ignoreLines,
        );
        const reference = readReference("notebook_784_100_10_sigmoid.json");
        const expected = reference["train_loss"] as readonly number[];
        expectRelative(losses, expected.slice(0, iterationsCompared[dtype]), lossError);
        if (iterationsCompared[dtype] < expected.length) return;
        const accuracy = Number(reference["test_accuracy_after_100"]);
        expectAbsolute([scores.at(-1)?.accuracy ?? Number.NaN], [accuracy], accuracyError);
      },
      comparisonTimeout,
    );
  },
);

describe.skipIf(!hasMnist)("784-100-10 on a few digits", () => {
  it("prints the test accuracy every 100 iterations and at the end", async () => {
    const digits = await loadDigits(100, "float32");
    const few = { train: firstRows(digits.train, 2), test: firstRows(digits.test, 10) };
    const lines: string[] = [];
    const { losses, scores } = await train(
      few,
      { iterations: 230, seed: 0, dtype: "float32" },
      (line) => lines.push(line),
    );
    expect(losses).toHaveLength(230);
    expect(scores.map(({ iterations }) => iterations)).toEqual([100, 200, 230]);
    expect(lines).toEqual([
      "Iterations  Test accuracy",
      ...scores.map(
        ({ iterations, accuracy }) => `       ${iterations}         ${accuracy.toFixed(4)}`,
      ),
    ]);
  });

  it("scores the share of predictions that are right", async () => {
    const { test } = await loadDigits(100, "float32");
    const { images, labels } = firstRows(test, 50);
    const model = new Model({ seed: 0, dtype: "float32" });
    const predictions = model.predict(images);
    const right = [...labels].filter((label, index) => label === predictions[index]);
    expect(model.score(images, labels)).toBe(right.length / 50);
    expect(model.score(images, Uint8Array.from(predictions))).toBe(1);
  });
});
