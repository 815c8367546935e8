import { describe, expect, it } from "vitest";
import type { EpochRecord } from "../../src/callbacks/index.js";
import {
  Adam,
  EarlyStopping,
  L2,
  LearningRateSchedule,
  mlp,
  SoftmaxCrossEntropy,
  StepDecay,
  tensor,
} from "../../src/index.js";
import { History } from "../../src/models/index.js";

const records: EpochRecord[] = [1, 2].map((epoch) => ({
  epoch,
  loss: 1 / epoch,
  accuracy: 1 - 1 / epoch,
  metrics: {
    loss: 1 / epoch,
    accuracy: 1 - 1 / epoch,
    ...(epoch === 2 && { validationLoss: 3, validationAccuracy: 0.25, recall: 7 }),
  },
  ...(epoch === 2 && { validationLoss: 3, validationAccuracy: 0.25 }),
  learningRate: 0.1,
  ...{ seconds: 0, rows: 4, batches: 1 },
}));

describe("History", () => {
  it("gives each figure by epoch, where there is one", () => {
    const history = new History(records);
    expect(history.loss).toEqual([1, 0.5]);
    expect(history.accuracy).toEqual([0, 0.5]);
    expect(history.validationLoss).toEqual([3]);
    expect(history.validationAccuracy).toEqual([0.25]);
    expect(history.values("recall")).toEqual([7]);
    expect(history.values("unknown")).toEqual([]);
    expect(history.last).toBe(records[1]);
    expect(new History([]).last).toBeUndefined();
  });

  it("has the settings of the training that gave it", async () => {
    const told = { onEpochEnd: () => undefined };
    class Own {
      onEpochEnd(): void {
        // Only its name matters.
      }
    }
    const scheduled = new LearningRateSchedule(new StepDecay({ every: 2 }));
    const model = mlp([2, 3]);
    const history = await model.fit(tensor([1, 2, 3, 4, 5, 6], [3, 2]), new Uint8Array(3), {
      loss: new SoftmaxCrossEntropy(),
      optimizer: new Adam({ learningRate: 0.1 }),
      batchSize: "full",
      seed: 5,
      callbacks: [scheduled, new EarlyStopping(), new Own(), { name: "named", ...told }, told],
      weightRegularizer: new L2(0.25),
      augmentation: { apply: (inputs) => inputs, constructorArguments: () => [{ shift: 2 }] },
      validation: { inputs: tensor([1, 2], [1, 2]), targets: [0] },
    });
    expect(history.settings).toEqual({
      seed: 5,
      rows: 3,
      trainingRows: 3,
      batchRows: 3,
      loss: "SoftmaxCrossEntropy",
      optimizer: "Adam",
      optimizerOptions: {
        ...{ beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: false, weightDecay: 0 },
      },
      learningRate: 0.1,
      validationRows: 1,
      weightRegularizer: "L2 0.25",
      augmentation: 'Object [{"shift":2}]',
      callbacks: ["LearningRateSchedule with StepDecay", "EarlyStopping", "Own", "named"],
    });
    expect(new History([]).settings).toBeUndefined();
  });

  it("survives JSON with all its epochs", () => {
    expect(JSON.parse(JSON.stringify(new History(records)))).toEqual({ epochs: records });
  });
});
