import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runningLine, type RunningEpoch } from "../../src/callbacks/progress-bar-running-line.js";
import { textWidth } from "../../src/terminal/text-width.js";

const running: RunningEpoch = {
  epoch: 3,
  epochs: 10,
  batch: 9,
  batches: 469,
  loss: 0.1234,
  metrics: {},
  learningRate: 0.1,
  samplesPerSecond: 412_345,
  secondsLeft: 42,
};
const unicode = { unicode: true, colour: false };

describe("runningLine", () => {
  it("shows epoch, bar, batch, loss, rate, speed and time left", () => {
    expect(runningLine({ ...running, batch: 312 }, 90, unicode)).toBe(
      "Epoch  3/10 ━━━━━━━━━━━━━━━╸──────── 312/469 loss 0.1234 rate 0.1 412k samples/s 0:42 left",
    );
    expect(runningLine(running, 79, { unicode: false, colour: false })).toBe(
      "Epoch  3/10 [>          ]   9/469 loss 0.1234 rate 0.1 412k samples/s 0:42 left",
    );
  });

  it("shows metrics after the loss, accuracy before others where room is scarce", () => {
    const metrics = { accuracy: 0.9641, recall: 0.5, f1: NaN };
    const measured = { ...running, metrics };
    expect(runningLine(measured, 200, undefined)).toBe(
      "Epoch  3/10   9/469 loss 0.1234 accuracy 96.41 % recall 0.5000 rate 0.1 412k samples/s 0:42 left",
    );
    expect(runningLine(measured, 73, unicode)).toBe(
      "Epoch  3/10 ──────────────   9/469 loss 0.1234 accuracy 96.41 % 0:42 left",
    );
    expect(runningLine(measured, 60, unicode)).toBe(
      "Epoch  3/10   9/469 loss 0.1234 accuracy 96.41 % 0:42 left",
    );
    expect(runningLine(measured, 48, unicode)).toBe(
      "Epoch  3/10 ──────   9/469 loss 0.1234 0:42 left",
    );
  });

  it.each([
    [75, "Epoch  3/10 ──────────────────   9/469 loss 0.1234 412k samples/s 0:42 left"],
    [66, "Epoch  3/10 ───────────────   9/469 loss 0.1234 rate 0.1 0:42 left"],
    [60, "Epoch  3/10 ──────────────────   9/469 loss 0.1234 0:42 left"],
    [48, "Epoch  3/10 ──────   9/469 loss 0.1234 0:42 left"],
    [46, "Epoch  3/10   9/469 loss 0.1234 0:42 left"],
    [30, "Epoch  3/10 ────── loss 0.1234"],
    [11, "Epoch  3/10"],
    [5, "Epoch"],
  ])("leaves out what matters least where there are %d columns", (columns, line) => {
    expect(runningLine(running, columns, unicode)).toBe(line);
  });

  it("has no bar, but counts, where nobody knows how many batches there are", () => {
    const unknown = { ...running, batches: undefined, secondsLeft: undefined };
    expect(runningLine(unknown, 100, unicode)).toBe(
      "Epoch  3/10 batch 9 loss 0.1234 rate 0.1 412k samples/s",
    );
  });

  it("has no bar without a style", () => {
    expect(runningLine({ ...running, ending: "aborted" }, Infinity, undefined)).toBe(
      "Epoch  3/10   9/469 loss 0.1234 rate 0.1 412k samples/s aborted",
    );
  });

  it("has neither loss nor speed before the first batch", () => {
    const begun = { ...running, batch: 0, loss: NaN, samplesPerSecond: 0, secondsLeft: undefined };
    expect(runningLine(begun, 40, unicode)).toBe("Epoch  3/10 ───────────   0/469 rate 0.1");
  });

  it("is never wider than it should be", () => {
    const some = fc.record({
      epoch: fc.nat(),
      epochs: fc.nat(),
      batch: fc.nat(),
      batches: fc.option(fc.nat(), { nil: undefined }),
      loss: fc.double(),
      metrics: fc.dictionary(fc.string(), fc.double()),
      learningRate: fc.double(),
      samplesPerSecond: fc.double(),
      secondsLeft: fc.option(fc.double({ min: 0 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(some, fc.nat({ max: 120 }), fc.boolean(), (epoch, columns, isUnicode) => {
        const line = runningLine(epoch, columns, { unicode: isUnicode, colour: false });
        expect(textWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
