// 784-128-64-10, or any other depth: ReLU, full-batch gradient descent.

import {
  CrossEntropy,
  Dense,
  RandomState,
  ReLU,
  Sequential,
  SGD,
  Softmax,
  type DType,
  type History,
} from "ndnet";
import { shuffle } from "ndnet/datasets";
import { loadDigits, type Digits } from "../support/digits.js";
import * as kinds from "../support/option-kinds.js";
import { runWhenStarted, type Print } from "../support/run-when-started.js";
import { writePictures } from "../support/write-pictures.js";

/** How to train: the network's widths, times all rows are gone through, seed, element type. */
export interface TrainingOptions {
  readonly dims: readonly number[];
  readonly iterations: number;
  readonly seed: number;
  readonly dtype: DType;
}

/** A trained model; the accuracy curve is `history.accuracy`. */
export interface Training {
  readonly model: Sequential;
  readonly history: History;
}

/** Trains on all digits. Iteration i prints the accuracy after i updates. */
export async function train(
  { images, labels }: Digits,
  { dims, iterations, seed, dtype }: TrainingOptions,
  print: Print,
): Promise<Training> {
  const random = new RandomState(seed);
  const [shuffledImages, shuffledLabels] = shuffle([images, labels], random);
  const model = new Sequential(...layersOf(dims, random)).to(dtype);
  const history = await model.fit(shuffledImages, shuffledLabels, {
    loss: new CrossEntropy(),
    optimizer: new SGD({ learningRate: 0.05 }),
    epochs: iterations,
    batchSize: "full",
    shuffle: false,
    callbacks: [
      {
        onEpochEnd({ epoch, accuracy }) {
          const updates = epoch - 1;
          if (updates % 10 === 0) print(`Iteration: ${updates}, Accuracy: ${accuracy.toFixed(4)}`);
        },
      },
    ],
  });
  return { model, history };
}

/** Dense layers with ReLU between them and softmax at the end. */
function layersOf(dims: readonly number[], random: RandomState): (Dense | ReLU | Softmax)[] {
  return dims.slice(1).flatMap((units, index) => {
    const isLast = index === dims.length - 2;
    return [drawDense(dims[index] ?? 0, units, random), isLast ? new Softmax() : new ReLU()];
  });
}

/**
 * Weights and biases from a normal distribution of deviation √(1 / units).
 *
 * In the notebook samples are columns and weights `[units, inputs]`, so that is how they are drawn.
 */
function drawDense(inputs: number, units: number, random: RandomState): Dense {
  const deviation = Math.sqrt(1 / units);
  const weights = random.normal(0, deviation, [units, inputs]);
  const bias = random.normal(0, deviation, [units]);
  return Dense.fromWeights(weights.transpose(1, 0), bias);
}

async function main(
  options: TrainingOptions & { rows: number; data: string; pictures: string },
  print: Print,
): Promise<void> {
  const digits = await loadDigits(options.rows, options.dtype, options.data);
  const { model, history } = await train(digits.train, options, print);
  const accuracyOn = ({ images, labels }: Digits): string =>
    model.evaluate(images, labels).accuracy.toFixed(4);
  print(`Train accuracy after ${options.iterations} iterations: ${accuracyOn(digits.train)}`);
  print(`Test accuracy after ${options.iterations} iterations: ${accuracyOn(digits.test)}`);
  if (options.pictures === "none") return;
  const names = await writePictures(options.pictures, {
    accuracy: [{ name: "Training", y: history.accuracy }],
    digits: digits.test,
    classesOf: (images) => model.predictClasses(images),
    probabilitiesOf: (images) => model.predict(images),
  });
  print(`Pictures: ${names.join(", ")} in ${options.pictures}`);
}

await runWhenStarted(import.meta.url, {
  about: "Trains a network of any depth with ReLU on MNIST by full-batch gradient descent.",
  options: {
    dims: kinds.dims([784, 128, 64, 10]),
    iterations: kinds.count(100, "times that all digits are gone through"),
    seed: kinds.seed(0),
    dtype: kinds.dtype(),
    rows: kinds.rows(),
    data: kinds.data(),
    pictures: kinds.pictures(),
  },
  run: main,
});
