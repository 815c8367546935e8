import { describe, expect, it } from "vitest";
import type { TrainingControl } from "../../src/callbacks/index.js";
import { ProgressBarPace } from "../../src/callbacks/progress-bar-pace.js";

const training = (epochs: number, batchesPerEpoch?: number): TrainingControl =>
  ({ epochs, batchesPerEpoch }) as TrainingControl;

function addBatch(pace: ProgressBarPace, now: number, more: { loss?: number; rows?: number } = {}) {
  const { loss = 1, rows = 10 } = more;
  const { epoch, batch } = pace;
  pace.addBatch({ epoch, batch: batch + 1, step: 0, loss, rows: new Int32Array(rows) }, now);
}

describe("the loss so far", () => {
  it("is the mean of the batches' losses over the rows gone through", () => {
    const pace = new ProgressBarPace(0);
    pace.beginEpoch(1, 0);
    expect(pace.loss).toBeNaN();
    addBatch(pace, 10, { loss: 1, rows: 30 });
    addBatch(pace, 20, { loss: 3, rows: 10 });
    expect(pace.loss).toBe(1.5);
    pace.endEpoch();
    pace.beginEpoch(2, 30);
    addBatch(pace, 40, { loss: 7, rows: 5 });
    expect(pace.loss).toBe(7);
  });
});

describe("samples a second", () => {
  it("are the rows from the epoch's begin to its last batch", () => {
    const pace = new ProgressBarPace(0);
    pace.beginEpoch(1, 1000);
    addBatch(pace, 1250, { rows: 30 });
    addBatch(pace, 1500, { rows: 20 });
    expect(pace.samplesPerSecond).toBe(100);
  });
});

describe("the time left", () => {
  it("is that of all batches to come, at the speed so far", () => {
    const pace = new ProgressBarPace(0);
    pace.beginEpoch(1, 0);
    expect(pace.secondsLeft(training(3, 10), 0)).toBeUndefined();
    addBatch(pace, 1000);
    addBatch(pace, 2000);
    expect(pace.secondsLeft(training(3, 10), 2000)).toBe(28);
    pace.endEpoch();
    // The epoch took a second more, for validation: half a second a batch.
    pace.beginEpoch(2, 3000);
    expect(pace.secondsLeft(training(3, 10), 3000)).toBe(30);
  });

  it("counts the batches before an interruption as done, and not as done in no time", () => {
    const pace = new ProgressBarPace(5000);
    pace.addBatch({ epoch: 2, batch: 8, step: 18, loss: 1, rows: new Int32Array(10) }, 6000);
    expect(pace.secondsLeft(training(2, 10), 6000)).toBe(2);
    expect(pace.samplesPerSecond).toBe(10);
  });

  it("is that of the epochs to come where nobody knows how many batches they have", () => {
    const pace = new ProgressBarPace(0);
    pace.beginEpoch(1, 0);
    addBatch(pace, 4000);
    expect(pace.secondsLeft(training(3), 4000)).toBeUndefined();
    pace.endEpoch();
    pace.beginEpoch(2, 5000);
    expect(pace.secondsLeft(training(3), 7000)).toBe(8);
    pace.endEpoch();
    pace.beginEpoch(3, 9000);
    expect(pace.secondsLeft(training(3), 99_000)).toBe(0);
  });
});
