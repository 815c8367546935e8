import { Accuracy, Adam, Dense, EarlyStopping, RandomState, Sequential, Softmax } from "ndnet";
import { setCallbackStates } from "../../../src/models/checkpoint/callback-states.js";
import { resumeTraining } from "../../../src/models/checkpoint/resume-training.js";
import type { TrainingState } from "../../../src/models/checkpoint/training-state.js";
import { writeCheckpoint } from "../../../src/models/checkpoint/write-checkpoint.js";
import { safetensorsMutations } from "../structure/safetensors.js";
import { type Target } from "../target.js";
import { requireConsistent } from "./require-consistent.js";

const settings = {
  ...{ seed: 1, rows: 4, trainingRows: 4, batchRows: 2 },
  ...{ loss: "CrossEntropy", optimizer: "Adam" },
};

const identity = {
  ...{ data: "1-2", layers: "[]", dtype: "float32", optimizerOptions: "Adam {}" },
  ...{
    lossOptions: "CrossEntropy {}",
    sampler: "ShuffledBatches {}",
    regularizer: "none",
    augmentation: "none",
    blockRows: "64",
  },
};

function makeModel(): Sequential {
  return new Sequential(new Dense(2, 2), new Softmax());
}

function seed(): Uint8Array {
  const model = makeModel();
  const optimizer = new Adam();
  optimizer.step(model.parameters);
  const size = { seconds: 2, rows: 4, batches: 2 };
  const figures = { loss: 1.5, accuracy: Number.NaN };
  const state: TrainingState = {
    ...{ settings, identity },
    ...{ epoch: 2, batch: 1, steps: 3, stopped: false, seconds: 0.5 },
    loss: { data: 1, penalty: 0, rows: 2 },
    metrics: [{ name: "accuracy", state: [1, 2] }],
    random: { batches: new RandomState(1).getState(), layers: new RandomState(2).getState() },
    optimizer: optimizer.getState(model.parameters),
    history: [{ epoch: 1, ...figures, metrics: figures, learningRate: 0.1, ...size }],
    callbacks: [
      {
        name: "EarlyStopping",
        state: {
          ...{ best: 1, monitor: null, mode: null, bestEpoch: 1, waited: 0 },
          "best.0": Float64Array.of(1, 2, 3, 4),
        },
      },
    ],
  };
  return writeCheckpoint(model.layers, model.dtype, state);
}

/** What the option `resume` of `fit` does with its bytes. */
export const checkpointTarget: Target = {
  name: "checkpoint",
  seeds: () => [seed()],
  mutations: safetensorsMutations,
  parse: (file) => {
    const model = makeModel();
    const callbacks = [new EarlyStopping()];
    const { state } = resumeTraining(file, {
      ...{ layers: model.layers, dtype: model.dtype, parameters: model.parameters, settings },
      ...{ optimizer: new Adam(), metrics: [new Accuracy()], callbacks },
      identity: () => identity,
      ...{ layerRandom: new RandomState(3), batchRandom: new RandomState(4) },
    });
    setCallbackStates(callbacks, state.callbacks);
    return model.parameters.map(({ value }) => requireConsistent(value));
  },
};
