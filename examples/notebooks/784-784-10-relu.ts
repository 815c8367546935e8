// 784-784-10: a hidden layer as wide as the image, ReLU, full-batch gradient descent.

import {
  CrossEntropy,
  Dense,
  ReLU,
  RandomState,
  Sequential,
  SGD,
  Softmax,
  Uniform,
  type DType,
  type EpochRecord,
  type History,
} from "ndnet";
import { trainValidationSplit } from "ndnet/datasets";
import { firstRows, loadDigits, type Digits } from "../support/digits.js";
import { KeepBest } from "../support/keep-best.js";
import * as kinds from "../support/option-kinds.js";
import { readWeightFiles, writeWeightFiles } from "../support/weight-files.js";
import { runWhenStarted, type Print } from "../support/run-when-started.js";
import { writePictures } from "../support/write-pictures.js";

/** How to train: times all rows are gone through, seed, element type. */
export interface TrainingOptions {
  readonly iterations: number;
  readonly seed: number;
  readonly dtype: DType;
}

/** A trained model, with the weights of its best iteration. */
export interface Training {
  readonly model: Sequential;
  readonly history: History;
  /** The iteration with the best validation accuracy. */
  readonly best: { readonly iteration: number; readonly accuracy: number };
}

/** Trains on 90 % of the digits, shuffled, and keeps the weights that do best on the others. */
export async function train(
  { images, labels }: Digits,
  { iterations, seed, dtype }: TrainingOptions,
  print: Print,
): Promise<Training> {
  const random = new RandomState(seed);
  const split = trainValidationSplit(images, labels, { validation: 0.1, random });
  const initializers = {
    weightInitializer: new Uniform(-1, 1),
    biasInitializer: new Uniform(-1, 1),
  };
  const model = new Sequential(
    new Dense(784, 784, initializers),
    new ReLU(),
    new Dense(784, 10, initializers),
    new Softmax(),
  );
  model.to(dtype).initialize(random);

  const best = new KeepBest();
  const history = await model.fit(split.train.inputs, split.train.targets, {
    loss: new CrossEntropy({ epsilon: 1e-10 }),
    optimizer: new SGD({ learningRate: 0.1 }),
    epochs: iterations,
    batchSize: "full",
    shuffle: false,
    validation: split.validation,
    callbacks: [best, { onEpochEnd: (epoch) => print(lineOf(epoch)) }],
  });
  best.restore(model.parameters);
  return { model, history, best: { iteration: best.epoch, accuracy: best.accuracy } };
}

/** Targets and predictions of some digits, and whether they agree. */
export function comparisonTable(targets: Uint8Array, predictions: Int32Array): string {
  const numbers = Array.from(targets, (_, index) => index + 1);
  const agreements = Array.from(targets, (target, index) =>
    target === predictions[index] ? "T" : "F",
  );
  const lines: readonly (readonly [string, readonly unknown[]])[] = [
    ["Test digit", numbers],
    ["Target", [...targets]],
    ["Prediction", [...predictions]],
    ["Correct", agreements],
  ];
  return lines
    .map(
      ([title, cells]) => title.padEnd(10) + cells.map((cell) => String(cell).padStart(3)).join(""),
    )
    .join("\n");
}

/** Training loss and accuracy are those before the iteration's update, the validation's after it. */
function lineOf({ epoch, loss, accuracy, validationAccuracy = Number.NaN }: EpochRecord): string {
  const figures = {
    "Train Loss": loss,
    "Train Acc": accuracy,
    "Val Acc": validationAccuracy,
  };
  const parts = Object.entries(figures).map(([name, value]) => `${name}: ${value.toFixed(2)}`);
  return [`Iteration: ${epoch}`, ...parts].join(", ");
}

async function main(
  options: TrainingOptions & { rows: number; data: string; weights: string; pictures: string },
  print: Print,
): Promise<void> {
  const digits = await loadDigits(options.rows, options.dtype, options.data);
  const { model, best, history } = await train(digits.train, options, print);
  print(`Best iteration: ${best.iteration}, Val Acc: ${best.accuracy.toFixed(2)}`);
  if (options.weights !== "none") {
    await writeWeightFiles(options.weights, model);
    await readWeightFiles(options.weights, model);
    print(`Weights of the best iteration: W1.npy, b1.npy, W2.npy and b2.npy in ${options.weights}`);
  }
  const { accuracy } = model.evaluate(digits.test.images, digits.test.labels);
  print(`Test Acc: ${accuracy.toFixed(2)}`);
  const shown = firstRows(digits.test, 20);
  print(comparisonTable(shown.labels, model.predictClasses(shown.images)));
  if (options.pictures === "none") return;
  const names = await writePictures(options.pictures, {
    accuracy: [
      { name: "Training", y: history.accuracy },
      { name: "Validation", y: history.validationAccuracy },
    ],
    digits: digits.test,
    classesOf: (images) => model.predictClasses(images),
    probabilitiesOf: (images) => model.predict(images),
  });
  print(`Pictures: ${names.join(", ")} in ${options.pictures}`);
}

await runWhenStarted(import.meta.url, {
  about: "Trains a 784-784-10 network with ReLU on MNIST by full-batch gradient descent.",
  options: {
    iterations: kinds.count(100, "times that all digits are gone through"),
    seed: kinds.seed(42),
    dtype: kinds.dtype(),
    rows: kinds.rows(),
    data: kinds.data(),
    pictures: kinds.pictures(),
    weights: kinds.directory("keep the best weights there as W1.npy, b1.npy, W2.npy, b2.npy"),
  },
  run: main,
});
