import { Softmax } from "../../src/activations/index.js";
import type { Callback, EpochRecord, TrainingControl } from "../../src/callbacks/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import { mlp, type FitOptions, type History, type Sequential } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { smallData } from "../models/support/small-data.js";

export const data = smallData({ rows: 50 });

export function makeModel(): Sequential {
  return mlp([4, 5, 3], { output: () => new Softmax() }).initialize(new RandomState(2));
}

/** Trains a small model for some epochs. */
export function fit(
  model: Sequential,
  callbacks: readonly Callback[],
  more: Partial<FitOptions> = {},
): Promise<History> {
  const optimizer = new SGD({ learningRate: 0.1 });
  const options = { loss: new CrossEntropy(), optimizer, batchSize: 20, epochs: 4, callbacks };
  return model.fit(data.inputs, data.labels, { ...options, ...more });
}

/** The record of an epoch with these metrics. */
export function record(epoch: number, metrics: Readonly<Record<string, number>>): EpochRecord {
  const { loss = 1, accuracy = 0 } = metrics;
  return {
    epoch,
    loss,
    accuracy,
    metrics: { loss, accuracy, ...metrics },
    learningRate: 0.1,
    ...{ seconds: 1, rows: 50, batches: 3 },
  };
}

/** A training's control that counts calls of `stop`. */
export function controlOf(
  parts: Partial<TrainingControl> = {},
): TrainingControl & { readonly stops: number } {
  let stops = 0;
  return {
    parameters: [],
    state: [],
    optimizer: new SGD({ learningRate: 1 }),
    epochs: 10,
    trainingRows: 50,
    batchesPerEpoch: 3,
    steps: 0,
    history: [],
    metrics: {},
    metricNames: ["loss", "accuracy", "validationLoss", "validationAccuracy"],
    outcome: undefined,
    stop: () => {
      stops += 1;
    },
    toBytes: () => Uint8Array.of(1),
    checkpoint: () => Uint8Array.of(2),
    get stops() {
      return stops;
    },
    ...parts,
  };
}
