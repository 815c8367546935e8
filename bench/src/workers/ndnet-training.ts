import ndarray from "ndarray";
import { distortions } from "../data/distortions.js";
import { readTrainingRows, scaled } from "../data/read-data.js";
import {
  CrossEntropy,
  Dense,
  ReLU,
  Rescaling,
  Sequential,
  SGD,
  Sigmoid,
  Softmax,
  Tanh,
  tensor,
  type Callback,
} from "../ndnet.js";
import type { Prepared } from "../processes/serve.js";
import type { Task, TrainingWork } from "../work.js";
import { convolutionsOf } from "./ndnet-convolutions.js";
import { callbacksOf } from "./ndnet-callbacks.js";
import { notebookTraining } from "./ndnet-notebooks.js";
import type { Training } from "./training.js";

const activations = { relu: ReLU, sigmoid: Sigmoid, tanh: Tanh };

/**
 * Starts one long `fit` that waits before every epoch until it is asked for.
 *
 * So the data are prepared once, as in any training of more than one epoch; how long that took is
 * among the facts.
 */
export async function prepareTraining(work: TrainingWork, task: Task): Promise<Prepared> {
  const { model, inputs, targets, options } =
    work.notebook === undefined ? plainTraining(work, task) : notebookTraining(work, task);
  const gate = new EpochGate();
  const start = performance.now();
  const callbacks = [gate.begin, ...callbacksOf(task), gate.end];
  const training = model.fit(inputs, targets, { ...options, epochs: 1e9, callbacks });
  await Promise.race([gate.begun, training]);
  return {
    facts: { "preparing the data, once a fit, ms": Math.round(performance.now() - start) },
    run: () => Promise.race([gate.runEpoch(), training]),
  };
}

function plainTraining(work: TrainingWork, { dtype, dataDirectory, augments }: Task): Training {
  const data = augments === undefined ? work.data : "digits";
  const { images, labels, count } = readTrainingRows(dataDirectory, data, work.rows);
  const layers = work.dims.slice(1).flatMap((units, index) => {
    const isLast = index === work.dims.length - 2;
    return [
      new Dense(work.dims[index] ?? 0, units),
      isLast ? new Softmax() : new activations[work.hidden](),
    ];
  });
  return {
    // Digits that are distorted are bytes, a quarter of float32 to write, copy and look through.
    model: new Sequential(
      ...(work.data === "distorted" ? [new Rescaling(1 / 255)] : []),
      ...convolutionsOf(work),
      ...layers,
    ).to(dtype),
    inputs:
      work.data === "distorted"
        ? ndarray(images, [count, 784])
        : tensor(scaled(images, dtype), [count, 784]),
    targets: labels,
    options: {
      loss: new CrossEntropy(),
      optimizer: new SGD({ learningRate: work.learningRate }),
      batchSize: work.batch,
      ...(augments && { augmentation: distortions(0) }),
    },
  };
}

/** Holds training before every epoch, and measures the epoch. */
class EpochGate {
  /** The first callback and the last: what others do is within the measurement. */
  readonly begin: Callback = { changesModel: false, onEpochBegin: () => this.#beginEpoch() };
  readonly end: Callback = {
    changesModel: false,
    onEpochEnd: () => this.#finish(performance.now() - this.#start),
  };
  readonly begun: Promise<void>;
  #begin: () => void = () => undefined;
  #open: () => void = () => undefined;
  #opened: Promise<void>;
  #start = 0;
  #finish: (milliseconds: number) => void = () => undefined;

  constructor() {
    this.begun = new Promise((resolve) => (this.#begin = resolve));
    this.#opened = this.#close();
  }

  async runEpoch(): Promise<number> {
    const finished = new Promise<number>((resolve) => (this.#finish = resolve));
    this.#open();
    return finished;
  }

  async #beginEpoch(): Promise<void> {
    this.#begin();
    await this.#opened;
    this.#opened = this.#close();
    this.#start = performance.now();
  }

  async #close(): Promise<void> {
    return new Promise((resolve) => (this.#open = resolve));
  }
}
