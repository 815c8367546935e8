// 784-10-10: ReLU, full-batch gradient descent, with the notebook's two slips, or with --correct
// without them: one bias gradient for all units of a layer, and a mean over the wrong number of rows.

import {
  CrossEntropy,
  Dense,
  FromTensor,
  RandomState,
  ReLU,
  Sequential,
  SGD,
  Softmax,
  type DType,
  type History,
} from "ndnet";
import { shuffle } from "ndnet/datasets";
import { drawImage } from "ndnet/terminal";
import { firstRows, loadTrainingDigits, type Digits } from "../support/digits.js";
import * as kinds from "../support/option-kinds.js";
import { runWhenStarted, type Print } from "../support/run-when-started.js";
import { writePictures } from "../support/write-pictures.js";
import { ScalarBiasGradientDense } from "../support/scalar-bias-gradient-dense.js";

/** How to train: times all rows are gone through, seed, element type, and by which gradient. */
export interface TrainingOptions {
  readonly iterations: number;
  readonly seed: number;
  readonly dtype: DType;
  /** Share of the digits that is used. Default: that of the notebook's 42,000 in MNIST's 60,000. */
  readonly share?: number;
  /** Whether to train by the right gradient instead of the notebook's. */
  readonly correct: boolean;
}

/** A trained model, and the digits that it was not trained on. */
export interface Training {
  readonly model: Sequential;
  readonly history: History;
  readonly development: Digits;
  readonly developmentAccuracy: number;
}

const csvShare = 42_000 / 60_000;

/**
 * Trains on all but the first 1000 of 42,000 digits, which stand in for the notebook's CSV file.
 *
 * Iteration i prints the accuracy after i updates.
 */
export async function train(
  digits: Digits,
  { iterations, seed, dtype, correct, share = csvShare }: TrainingOptions,
  print: Print,
): Promise<Training> {
  const random = new RandomState(seed);
  const [images, labels] = shuffle([digits.images, digits.labels], random);
  const rows = Math.round(labels.length * share);
  const developmentRows = Math.min(1000, Math.round(rows / 2));
  const development = firstRows({ images, labels }, developmentRows);
  const trainingImages = images.hi(rows).lo(developmentRows);
  const trainingLabels = labels.subarray(developmentRows, rows);

  const kind = correct ? Dense : ScalarBiasGradientDense;
  const model = new Sequential(
    drawDense(kind, 784, 10, random),
    new ReLU(),
    drawDense(kind, 10, 10, random),
    new Softmax(),
  );
  model.to(dtype);
  const divisor = correct ? trainingLabels.length : rows;
  const history = await model.fit(trainingImages, trainingLabels, {
    loss: new CrossEntropy({ reduction: "sum" }),
    optimizer: new SGD({ learningRate: 0.1 / divisor }),
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
  const { accuracy } = model.evaluate(development.images, development.labels);
  return { model, history, development, developmentAccuracy: accuracy };
}

/**
 * Weights and biases uniform from −½ to ½.
 *
 * In the notebook samples are columns and weights `[units, inputs]`, so that is how they are drawn.
 */
function drawDense(
  kind: typeof Dense | typeof ScalarBiasGradientDense,
  inputs: number,
  units: number,
  random: RandomState,
): Dense {
  const weights = random.uniform(-0.5, 0.5, [units, inputs]);
  const bias = random.uniform(-0.5, 0.5, [units]);
  return new kind(inputs, units, {
    weightInitializer: new FromTensor(weights.transpose(1, 0)),
    biasInitializer: new FromTensor(bias),
  });
}

/** Shows the first digits with what the model takes them for. */
function showPredictions(model: Sequential, digits: Digits, print: Print): void {
  const { images, labels } = firstRows(digits, 4);
  model.predictClasses(images).forEach((prediction, index) => {
    print(`Prediction: ${prediction}, Label: ${labels[index] ?? "none"}`);
    print(drawImage(images.pick(index)));
  });
}

async function main(
  options: TrainingOptions & { rows: number; data: string; pictures: string },
  print: Print,
): Promise<void> {
  const { rows, dtype, data } = options;
  const digits = await loadTrainingDigits(rows, dtype, data);
  const share = digits.isWholeFile ? 1 : csvShare;
  const training = await train(digits, { ...options, share }, print);
  print(`Development accuracy: ${training.developmentAccuracy.toFixed(4)}`);
  showPredictions(training.model, training.development, print);
  if (options.pictures === "none") return;
  const { model, history, development } = training;
  const names = await writePictures(options.pictures, {
    accuracy: [{ name: "Training", y: history.accuracy }],
    digits: development,
    classesOf: (images) => model.predictClasses(images),
    probabilitiesOf: (images) => model.predict(images),
  });
  print(`Pictures: ${names.join(", ")} in ${options.pictures}`);
}

await runWhenStarted(import.meta.url, {
  about: "Trains a 784-10-10 network with ReLU on MNIST by full-batch gradient descent.",
  options: {
    iterations: kinds.count(500, "times that all digits are gone through"),
    seed: kinds.seed(0),
    dtype: kinds.dtype(),
    correct: kinds.onOff("train by the right gradient, not by the notebook's"),
    rows: kinds.rows(),
    data: kinds.data(),
    pictures: kinds.pictures(),
  },
  run: main,
});
