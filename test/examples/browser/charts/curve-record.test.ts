import { expect, test } from "vitest";
import { CurveRecord } from "../../../../examples/browser/charts/curve-record.js";

const progress = {
  ...{ epoch: 1, epochs: 3, batch: 1, batchesPerEpoch: 4, step: 1, loss: 2 },
  ...{ metrics: { accuracy: 0.25 }, samplesPerSecond: 1 },
};

const epoch = {
  ...{ epoch: 1, loss: 1, accuracy: 0.5, validationLoss: 0.8, validationAccuracy: 0.75 },
  ...{ metrics: {}, learningRate: 0.1, seconds: 1, rows: 4, batches: 4 },
};

test("epochs go on counting from one training to the next", () => {
  const record = new CurveRecord();
  record.takeProgress(progress);
  record.takeEpoch(epoch);
  record.goOn();
  record.takeProgress(progress);
  record.takeEpoch(epoch);
  const { batchLoss, trainingAccuracy, testLoss, testAccuracy } = record.curves;
  expect(batchLoss).toEqual({ x: [0.25, 1.25], y: [2, 2] });
  expect(trainingAccuracy.y).toEqual([25, 25]);
  expect(testLoss).toEqual({ x: [1, 2], y: [0.8, 0.8] });
  expect(testAccuracy.y).toEqual([75, 75]);
  expect(record.epochs).toBe(2);
  record.clear();
  expect([record.epochs, record.curves.batchLoss.x.length]).toEqual([0, 0]);
});

test("a long training has no more than 1,000 points, the latest among them", () => {
  const record = new CurveRecord();
  for (let batch = 1; batch <= 5000; batch += 1) {
    record.takeProgress({ ...progress, batch, batchesPerEpoch: 5000 });
  }
  const { x } = record.curves.batchLoss;
  expect(x.length).toBeGreaterThan(400);
  expect(x.length).toBeLessThanOrEqual(1000);
  expect(x.at(-1)).toBe(1);
});
