// 784-25-10: raw pixels, tanh, random mini-batches, L2 on the weights; then more training of the
// same model with a smaller rate and penalty.

import {
  Dense,
  IndependentBatches,
  L2,
  LeCunNormal,
  Sequential,
  SGD,
  SoftmaxCrossEntropy,
  Tanh,
  type BatchSampler,
  type DType,
  type InputTensor,
} from "ndnet";
import { loadPixels, type Digits } from "../support/digits.js";
import * as kinds from "../support/option-kinds.js";
import { runWhenStarted, type Print } from "../support/run-when-started.js";
import { writePictures } from "../support/write-pictures.js";
import { takeRows } from "../support/take-rows.js";

const batchSize = 200;

/** One phase of training: `passes` mini-batches with one rate and one penalty. */
export interface PhaseOptions {
  readonly passes: number;
  readonly learningRate: number;
  /** λ of the penalty ½·λ·Σw². */
  readonly weightPenalty: number;
  /** Passes from one reported loss to the next; the last one's is reported too. Default: 1000. */
  readonly reportEvery?: number;
  readonly seed: number;
  /** Chooses the rows of every mini-batch. Default: 200 distinct rows, drawn anew for each. */
  readonly sampler?: BatchSampler;
}

/** A network that gives logits; its weights are drawn by the seed of the first phase. */
export function createModel(dtype: DType): Sequential {
  const weightInitializer = new LeCunNormal();
  const model = new Sequential(
    new Dense(784, 25, { weightInitializer }),
    new Tanh(),
    new Dense(25, 10, { weightInitializer }),
  );
  return model.to(dtype);
}

/** Trains the model and gives the losses that were reported, each of a mini-batch after its update. */
export async function trainPhase(
  model: Sequential,
  digits: Digits<InputTensor>,
  options: PhaseOptions,
  print: Print,
): Promise<number[]> {
  const { passes, learningRate, weightPenalty, reportEvery = 1000, seed } = options;
  const losses: number[] = [];
  await model.fit(digits.images, digits.labels, {
    loss: new SoftmaxCrossEntropy({ reduction: "sum" }),
    optimizer: new SGD({ learningRate }),
    weightRegularizer: new L2(weightPenalty),
    batchSize,
    sampler: options.sampler ?? new IndependentBatches({ batchesPerEpoch: passes }),
    seed,
    callbacks: [
      {
        onBatchEnd({ batch, rows }) {
          if (batch % reportEvery !== 0 && batch !== passes) return;
          const loss = penalizedLoss(model, takeRows(digits, rows, model.dtype), weightPenalty);
          losses.push(loss);
          print(`Pass: ${batch}, Loss: ${loss.toFixed(4)}`);
        },
      },
    ],
  });
  return losses;
}

/** `(Σ cross-entropy + ½·λ·Σw²) / n` for n digits, with λ = `weightPenalty`, w all weights, no biases. */
export function penalizedLoss(
  model: Sequential,
  { images, labels }: Digits<InputTensor>,
  weightPenalty: number,
): number {
  const loss = new SoftmaxCrossEntropy({ reduction: "sum" });
  const regularizer = new L2(weightPenalty);
  const weights = model.parameters.filter((parameter) => parameter.regularizable);
  const penalties = weights.map(({ value }) => regularizer.penalty(value));
  const data = model.evaluate(images, labels, { loss }).loss;
  return penalties.reduce((sum, penalty) => sum + penalty, data) / labels.length;
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
  const { iterations, seed, dtype, rows, data, pictures } = options;
  const digits = await loadPixels(rows, data);
  const model = createModel(dtype);
  const phases = [
    { learningRate: 0.001, weightPenalty: 0.05, seed },
    // Another seed, so that the mini-batches are others.
    { learningRate: 0.0001, weightPenalty: 0.02, seed: (seed + 1) % 2 ** 32 },
  ];
  for (const phase of phases) {
    print(`${iterations} passes, learning rate ${phase.learningRate}, L2 ${phase.weightPenalty}`);
    await trainPhase(model, digits.train, { ...phase, passes: iterations }, print);
    const accuracyOn = ({ images, labels }: Digits<InputTensor>): string =>
      model.evaluate(images, labels).accuracy.toFixed(4);
    print(`Train accuracy: ${accuracyOn(digits.train)}`);
    print(`Test accuracy: ${accuracyOn(digits.test)}`);
  }
  if (pictures === "none") return;
  const names = await writePictures(pictures, {
    digits: digits.test,
    classesOf: (images) => model.predictClasses(images),
  });
  print(`Pictures: ${names.join(", ")} in ${pictures}`);
}

await runWhenStarted(import.meta.url, {
  about:
    "Trains a 784-25-10 network with tanh and L2 on MNIST's raw pixels, in mini-batches of 200.",
  options: {
    iterations: kinds.count(5000, "mini-batches in each of the two phases"),
    seed: kinds.seed(0),
    dtype: kinds.dtype(),
    rows: kinds.rows(),
    data: kinds.data(),
    pictures: kinds.pictures(),
  },
  run: main,
});
