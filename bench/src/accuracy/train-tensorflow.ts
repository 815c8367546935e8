// Trains the network of a recipe with TensorFlow.js, and says after every epoch how many test digits are right.
// Arguments: recipe, folder of MNIST's files, seed, backend.

import * as tf from "@tensorflow/tfjs-core";
import { distortions } from "../data/distortions.js";
import { oneHotRows } from "../data/read-data.js";
import { OneCycle, tensor } from "../ndnet.js";
import { readDigits, type LabelledDigits } from "./digits.js";
import { recipeOf } from "./recipes.js";
import { sayProgress } from "./say-progress.js";
import { ScheduledAdam } from "./scheduled-adam.js";
import { tensorflowModel } from "./tensorflow-model.js";

/** The default, 32, would take several times as long. */
const rowsOfPrediction = 1000;

const [id, directory = "", seedText = "0", backend = "wasm"] = process.argv.slice(2);
const { layers, epochs, batchSize, learningRate, isDistorted } = recipeOf(id);
const seed = Number(seedText);
if (backend === "wasm") await import("@tensorflow/tfjs-backend-wasm");
else await import("@tensorflow/tfjs-backend-cpu");
await tf.setBackend(backend);
await tf.ready();

const { training, test } = await readDigits(directory);
const hasImages = layers.some(({ kind }) => kind === "convolution");
const schedule = new OneCycle({ over: epochs * Math.ceil(training.labels.length / batchSize) });
const augmentation = isDistorted ? distortions(seed) : undefined;
const model = tensorflowModel(layers, seed);
const optimizer = new ScheduledAdam(learningRate, schedule);
model.compile({ optimizer, loss: "categoricalCrossentropy" });
const targets = tf.tensor2d(oneHotRows(training.labels), [training.labels.length, 10]);
const testInputs = inputsOf(test);
let inputs = inputsOf(training);
for (let epoch = 1; epoch <= epochs; epoch += 1) {
  if (augmentation !== undefined) {
    const rows = tensor(training.pixels, [training.labels.length, 784]);
    const pixels = augmentation.apply(rows, epoch).data as Float32Array;
    inputs.dispose();
    inputs = inputsOf({ ...training, pixels });
  }
  const options = { batchSize, epochs: 1, verbose: 0, shuffle: true } as const;
  await model.fit(inputs, targets, { ...options, yieldEvery: "never" });
  sayProgress({ epoch, accuracy: accuracyNow() });
}

function accuracyNow(): number {
  const classes = tf.tidy(() => {
    const outputs = model.predict(testInputs, { batchSize: rowsOfPrediction });
    return tf.argMax(outputs as tf.Tensor, 1).dataSync();
  });
  const right = test.labels.filter((label, row) => classes[row] === label).length;
  return right / test.labels.length;
}

function inputsOf({ pixels, labels }: LabelledDigits): tf.Tensor {
  return hasImages
    ? tf.tensor4d(pixels, [labels.length, 28, 28, 1])
    : tf.tensor2d(pixels, [labels.length, 784]);
}
