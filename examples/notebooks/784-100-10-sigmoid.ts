// 784-100-10: sigmoid, full-batch gradient descent, a model class with fit, predict and score.

import {
  CrossEntropy,
  Dense,
  RandomState,
  Sequential,
  SGD,
  Sigmoid,
  Softmax,
  zeros,
  type DType,
  type Tensor,
} from "ndnet";
import { loadDigits, type DigitSets } from "../support/digits.js";
import * as kinds from "../support/option-kinds.js";
import { runWhenStarted, type Print } from "../support/run-when-started.js";
import { writePictures } from "../support/write-pictures.js";

/** Iterations from one line of the table to the next. */
const tableStep = 100;

/** A 784-100-10 classifier of digits. */
export class Model {
  readonly #network: Sequential;

  constructor({ seed, dtype }: { readonly seed: number; readonly dtype: DType }) {
    const random = new RandomState(seed);
    const network = new Sequential(
      drawDense(784, 100, random),
      new Sigmoid(),
      drawDense(100, 10, random),
      new Softmax(),
    );
    this.#network = network.to(dtype);
  }

  /** Trains, from where the model is, and gives the loss before each update. */
  async fit(images: Tensor, labels: Uint8Array, iterations: number): Promise<number[]> {
    const history = await this.#network.fit(images, labels, {
      loss: new CrossEntropy({ epsilon: 1e-9 }),
      optimizer: new SGD({ learningRate: 0.1 }),
      epochs: iterations,
      batchSize: "full",
      shuffle: false,
    });
    return history.loss;
  }

  /** The digit that each image most probably shows. */
  predict(images: Tensor): Int32Array {
    return this.#network.predictClasses(images);
  }

  /** Share of the images that are classified rightly. */
  score(images: Tensor, labels: Uint8Array): number {
    const predictions = this.predict(images);
    return labels.filter((label, index) => label === predictions[index]).length / labels.length;
  }
}

/** Losses of all iterations, and test accuracies every 100 and at the end. */
export interface Training {
  readonly model: Model;
  readonly losses: readonly number[];
  readonly scores: readonly { readonly iterations: number; readonly accuracy: number }[];
}

/** Trains a model and prints its test accuracy every 100 iterations, as a table. */
export async function train(
  digits: DigitSets,
  options: { readonly iterations: number; readonly seed: number; readonly dtype: DType },
  print: Print,
): Promise<Training> {
  const model = new Model(options);
  const losses: number[] = [];
  const scores: { iterations: number; accuracy: number }[] = [];
  print("Iterations  Test accuracy");
  while (losses.length < options.iterations) {
    const step = Math.min(tableStep, options.iterations - losses.length);
    losses.push(...(await model.fit(digits.train.images, digits.train.labels, step)));
    const accuracy = model.score(digits.test.images, digits.test.labels);
    scores.push({ iterations: losses.length, accuracy });
    print(`${String(losses.length).padStart(10)}  ${accuracy.toFixed(4).padStart(13)}`);
  }
  return { model, losses, scores };
}

/**
 * Weights from a normal distribution of deviation √(1 / inputs), and zero biases.
 *
 * In the notebook weights are `[units, inputs]`, so that is how they are drawn.
 */
function drawDense(inputs: number, units: number, random: RandomState): Dense {
  const weights = random.normal(0, Math.sqrt(1 / inputs), [units, inputs]);
  return Dense.fromWeights(weights.transpose(1, 0), zeros([units]));
}

interface MainOptions {
  readonly iterations: number;
  readonly seed: number;
  readonly dtype: DType;
  readonly rows: number;
  readonly data: string;
  readonly pictures: string;
}

async function main(options: MainOptions, print: Print): Promise<void> {
  const digits = await loadDigits(options.rows, options.dtype, options.data);
  const { model, scores } = await train(digits, options, print);
  if (options.pictures === "none") return;
  const names = await writePictures(options.pictures, {
    accuracy: [
      {
        name: "Test",
        x: scores.map(({ iterations }) => iterations),
        y: scores.map(({ accuracy }) => accuracy),
      },
    ],
    digits: digits.test,
    classesOf: (images) => model.predict(images as Tensor),
  });
  print(`Pictures: ${names.join(", ")} in ${options.pictures}`);
}

await runWhenStarted(import.meta.url, {
  about: "Trains a 784-100-10 network with sigmoid on MNIST by full-batch gradient descent.",
  options: {
    iterations: kinds.count(1000, "times that all digits are gone through"),
    seed: kinds.seed(0),
    dtype: kinds.dtype(),
    rows: kinds.rows(),
    data: kinds.data(),
    pictures: kinds.pictures(),
  },
  run: main,
});
