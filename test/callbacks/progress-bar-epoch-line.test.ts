import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EpochRecord } from "../../src/callbacks/index.js";
import { epochLine } from "../../src/callbacks/progress-bar-epoch-line.js";
import { textWidth } from "../../src/terminal/text-width.js";

const validation = { validationLoss: 0.1402, validationAccuracy: 0.958 };
const training = { loss: 0.1234, accuracy: 0.9641 };

function lineOf(
  metrics: Readonly<Record<string, number>>,
  columns = Number.POSITIVE_INFINITY,
  batches = 9,
): string {
  const record: EpochRecord = {
    ...{ epoch: 3, loss: 0.1234, accuracy: 0.9641, learningRate: 0.1, seconds: 1.23 },
    ...{ rows: 900, batches },
    metrics,
  };
  return epochLine({ record, epochs: 10, samplesPerSecond: 412_345, batchesPerEpoch: 9 }, columns);
}

describe("epochLine", () => {
  it("shows loss and accuracy with those of the validation rows, rate, speed and seconds", () => {
    expect(lineOf({ ...training, ...validation })).toBe(
      "Epoch  3/10 loss 0.1234 (validation 0.1402) accuracy 96.41 % (validation 95.80 %) " +
        "rate 0.1 412k samples/s 1.2 s",
    );
  });

  it("shows the training rows alone where there is no validation", () => {
    expect(lineOf(training)).toBe(
      "Epoch  3/10 loss 0.1234 accuracy 96.41 % rate 0.1 412k samples/s 1.2 s",
    );
  });

  it("says how many batches were done where training was stopped within the epoch", () => {
    expect(lineOf(training, Number.POSITIVE_INFINITY, 4)).toBe(
      "Epoch  3/10 (4/9) loss 0.1234 accuracy 96.41 % rate 0.1 412k samples/s 1.2 s",
    );
  });

  it("has no accuracy where targets are no classes", () => {
    const nothing = { accuracy: NaN, validationAccuracy: NaN };
    expect(lineOf({ loss: 0.5, validationLoss: 0.25, ...nothing })).toBe(
      "Epoch  3/10 loss 0.5000 (validation 0.2500) rate 0.1 412k samples/s 1.2 s",
    );
  });

  it("shows every other metric, accuracies in per cent", () => {
    const metrics = {
      top3Accuracy: 0.5,
      f1: 0.9512,
      validationTop3Accuracy: 0.25,
      validationF1: 1,
    };
    expect(lineOf({ ...training, ...metrics })).toContain(
      "accuracy 96.41 % top3Accuracy 50.00 % (validation 25.00 %) f1 0.9512 (validation 1.000) rate",
    );
    expect(lineOf({ loss: 1, constructor: 2 })).toContain("loss 1.000 constructor 2.000");
  });

  it("keeps names from steering the terminal", () => {
    expect(lineOf({ loss: 1, "a\u001b[2J\nb": 2 })).toContain("loss 1.000 a [2J b 2.000 ");
  });

  it.each([
    [79, "Epoch  3/10 loss 0.1234 (validation 0.1402) accuracy 96.41 % (95.80 %) 1.2 s"],
    [60, "Epoch  3/10 loss 0.1234 (0.1402) accuracy 96.41 % (95.80 %)"],
    [50, "Epoch  3/10 loss 0.1234 accuracy 96.41 % (95.80 %)"],
    [40, "Epoch  3/10 loss 0.1234 accuracy 96.41 %"],
    [30, "Epoch  3/10 loss 0.1234 1.2 s"],
    [11, "Epoch  3/10"],
    [5, "Epoch"],
  ])("leaves out what matters least where there are %d columns", (columns, line) => {
    expect(lineOf({ ...training, ...validation }, columns)).toBe(line);
  });

  it("is never wider than it should be", () => {
    const names = fc.oneof(fc.constantFrom("loss", "validationLoss", "f1"), fc.string());
    fc.assert(
      fc.property(fc.dictionary(names, fc.double()), fc.nat({ max: 150 }), (metrics, columns) => {
        expect(textWidth(lineOf(metrics, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
