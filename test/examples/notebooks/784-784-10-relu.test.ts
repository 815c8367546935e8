import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import {
  comparisonTable,
  train,
  type Training,
} from "../../../examples/notebooks/784-784-10-relu.js";
import { loadDigits } from "../../../examples/support/digits.js";
import {
  comparisonTimeout,
  expectAbsolute,
  expectRelative,
  hasMnist,
  hasReference,
  precisions,
  readReference,
} from "./reference.js";

/** Iterations compared on the first digits, at most the 10 that are recorded. */
const iterationsOfFirstDigits = 10;
/** Iterations compared on all digits: all that are recorded, until rounding drifts in float32. */
const iterationsOfAllDigits = { float64: 100, float32: 5 };

type TraceRow = readonly [loss: number, accuracy: number, validationAccuracy: number];

interface RecordedTrace {
  readonly rows: number;
  readonly trace: readonly TraceRow[];
  readonly testAccuracyOfBest: number;
}

const recorded = JSON.parse(
  readFileSync(new URL("../../fixtures/notebook-784-784-10-relu.json", import.meta.url), "utf8"),
) as RecordedTrace;

function expectTrace(
  { history }: Training,
  trace: readonly TraceRow[],
  { lossError, accuracyError }: { readonly lossError: number; readonly accuracyError: number },
): void {
  expectRelative(
    history.loss,
    trace.map(([loss]) => loss),
    lossError,
  );
  expectAbsolute(
    history.accuracy,
    trace.map(([, accuracy]) => accuracy),
    accuracyError,
  );
  const validationAccuracies = trace.map(([, , accuracy]) => accuracy);
  expectAbsolute(history.validationAccuracy, validationAccuracies, accuracyError);
}

/** The notebook's lines for a trace. */
function printedLines(trace: readonly TraceRow[]): string[] {
  return trace.map(
    ([loss, accuracy, validation], index) =>
      `Iteration: ${index + 1}, Train Loss: ${loss.toFixed(2)}, ` +
      `Train Acc: ${accuracy.toFixed(2)}, Val Acc: ${validation.toFixed(2)}`,
  );
}

describe.skipIf(!hasMnist).each(precisions)(
  "784-784-10 on the first 400 digits in $dtype",
  (precision) => {
    const lines: string[] = [];
    const trace = recorded.trace.slice(0, iterationsOfFirstDigits);
    let training: Training;
    let testAccuracy: number;

    beforeAll(async () => {
      const { dtype } = precision;
      const digits = await loadDigits(recorded.rows, dtype);
      const options = { iterations: iterationsOfFirstDigits, seed: 42, dtype };
      training = await train(digits.train, options, (line) => lines.push(line));
      testAccuracy = training.model.evaluate(digits.test.images, digits.test.labels).accuracy;
    }, comparisonTimeout);

    it("has NumPy's losses to 1e-9 (float32: 1e-4) and accuracies exactly (1e-4)", () => {
      expectTrace(training, trace, precision);
    });

    it("prints a line an iteration, with two decimals", () => {
      expect(lines).toEqual(printedLines(trace));
    });

    it("ends with the weights of the best validation accuracy, not with the last ones", () => {
      const accuracies = trace.map(([, , validation]) => validation);
      const iteration = accuracies.indexOf(Math.max(...accuracies)) + 1;
      expect(iteration).toBeLessThan(iterationsOfFirstDigits);
      expect(training.best).toEqual({ iteration, accuracy: Math.max(...accuracies) });
      expect(testAccuracy).toBe(recorded.testAccuracyOfBest);
    });
  },
);

describe.skipIf(!hasReference).each(precisions)(
  "784-784-10 on all digits in $dtype",
  (precision) => {
    it(
      "has NumPy's losses to 1e-8 (float32: 1e-4) and accuracies exactly (1e-4), and prints its lines",
      async () => {
        const { dtype } = precision;
        const iterations = iterationsOfAllDigits[dtype];
        const digits = await loadDigits(60_000, dtype);
        const options = { iterations, seed: 42, dtype };
        const lines: string[] = [];
        const training = await train(digits.train, options, (line) => lines.push(line));
        const reference = readReference("notebook_784_784_10_relu.json");
        const trace = reference["trace"] as readonly TraceRow[];
        const compared = trace.slice(0, iterations);
        expectTrace(training, compared, {
          ...precision,
          lossError: Math.max(1e-8, precision.lossError),
        });
        expect(lines).toEqual(printedLines(compared));
        expect(lines[0]).toBe("Iteration: 1, Train Loss: 19.82, Train Acc: 0.11, Val Acc: 0.17");
        if (iterations < trace.length) return;
        const { accuracy } = training.model.evaluate(digits.test.images, digits.test.labels);
        expect(accuracy).toBe(reference["test_accuracy_after_100"]);
      },
      comparisonTimeout,
    );
  },
);

describe("comparisonTable", () => {
  it("says for every digit its target, its prediction, and whether they agree", () => {
    expect(comparisonTable(Uint8Array.of(7, 2, 1), Int32Array.of(7, 2, 9)).split("\n")).toEqual([
      "Test digit  1  2  3",
      "Target      7  2  1",
      "Prediction  7  2  9",
      "Correct     T  T  F",
    ]);
  });
});
