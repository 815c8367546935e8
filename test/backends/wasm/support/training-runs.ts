import {
  ELU,
  GELU,
  ReLU,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
} from "../../../../src/activations/index.js";
import type { Backend } from "../../../../src/backends/backend.js";
import { getBackend, setBackend } from "../../../../src/backends/default-backend.js";
import { Dense, Rescaling } from "../../../../src/layers/index.js";
import { CrossEntropy, SoftmaxCrossEntropy } from "../../../../src/losses/index.js";
import { Sequential } from "../../../../src/models/index.js";
import { Adam, SGD } from "../../../../src/optimizers/index.js";
import { L2 } from "../../../../src/regularizers/index.js";
import { wrap, type DType, type InputTensor, type Tensor } from "../../../../src/tensor/index.js";
import ndarray from "ndarray";
import { uniformNumbers } from "../../../support/random-tensor.js";

const rows = 250;
const features = 200;
const classes = 10;

/** Whether the inputs hold many zeros, or none, or are bytes that hold many. */
export type Inputs = "sparse" | "dense" | "sparse bytes";

/** A training of 200 steps. */
export interface TrainingRun {
  readonly inputs: Inputs;
  readonly dtype: DType;
  readonly blockRows?: number;
}

/** What a training gave: the weights, and the losses of all epochs. */
export interface TrainingResult {
  readonly weights: readonly Tensor[];
  readonly losses: Tensor;
}

/**
 * Trains with tanh, sigmoid, softmax and momentum for 100 steps, then another model with the other
 * activations, logits, penalties and Adam for 100.
 */
export async function train(backend: Backend, run: TrainingRun): Promise<TrainingResult> {
  const { dtype, blockRows } = run;
  const before = getBackend();
  setBackend(backend);
  try {
    const bounded = new Sequential(
      ...scaling(run.inputs),
      new Dense(features, 40),
      new Tanh(),
      new Dense(40, 23),
      new Sigmoid(),
      new Dense(23, classes),
      new Softmax(),
    ).to(dtype);
    const smooth = new Sequential(
      ...scaling(run.inputs),
      new Dense(features, 33),
      new ReLU(),
      new Dense(33, 24),
      new GELU(),
      new Dense(24, 20),
      new SiLU(),
      new Dense(20, 19),
      new ELU(),
      new Dense(19, 18),
      new Softplus(),
      new Dense(18, classes),
    ).to(dtype);
    const inputs = inputsOf(run.inputs);
    const labels = Uint8Array.from({ length: rows }, (_, row) => (row * 7) % classes);
    const common = {
      epochs: 25,
      batchSize: 75,
      seed: 5,
      ...(blockRows !== undefined && { blockRows }),
    };
    const histories = [
      await bounded.fit(inputs, labels, {
        ...common,
        loss: new CrossEntropy(),
        optimizer: new SGD({ learningRate: 0.1, momentum: 0.9 }),
      }),
      await smooth.fit(inputs, labels, {
        ...common,
        loss: new SoftmaxCrossEntropy(),
        optimizer: new Adam({ learningRate: 0.003 }),
        weightRegularizer: new L2(1e-4),
      }),
    ];
    const losses = Float64Array.from(histories.flatMap((history) => history.loss));
    const weights = [...bounded.parameters, ...smooth.parameters].map(({ value }) => value);
    return { weights, losses: wrap(losses, [losses.length]) };
  } finally {
    setBackend(before);
  }
}

function scaling(inputs: Inputs): Rescaling[] {
  return inputs === "sparse bytes" ? [new Rescaling(1 / 255)] : [];
}

function inputsOf(inputs: Inputs): InputTensor {
  const next = uniformNumbers(11);
  const bytes = Uint8Array.from({ length: rows * features }, () => {
    const byte = 1 + Math.floor(255 * next());
    return next() < 0.2 || inputs === "dense" ? byte : 0;
  });
  if (inputs === "sparse bytes") return ndarray(bytes, [rows, features]);
  return wrap(
    Float32Array.from(bytes, (byte) => byte / 255),
    [rows, features],
  );
}
