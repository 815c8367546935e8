// Trains the network of a recipe with TensorFlow.js, and says after every epoch how many test digits are right.
// Arguments: recipe, folder of the data, seed, backend.

import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential, type Sequential } from "@tensorflow/tfjs-layers";
import { distortions } from "../data/distortions.js";
import { oneHotRows } from "../data/read-data.js";
import { OneCycle, tensor } from "../ndnet.js";
import { testDigits, trainingDigits, type LabelledDigits } from "./digits.js";
import type { LayerPlan } from "./recipe.js";
import { recipeOf } from "./recipes.js";
import { sayProgress } from "./say-progress.js";

const [id, dataDirectory = "", seedText = "0", backend = "wasm"] = process.argv.slice(2);
const recipe = recipeOf(id);
const seed = Number(seedText);
if (backend === "wasm") await import("@tensorflow/tfjs-backend-wasm");
else await import("@tensorflow/tfjs-backend-cpu");
await tf.setBackend(backend);
await tf.ready();

const training = trainingDigits(dataDirectory);
const test = testDigits(dataDirectory);
const { epochs, batchSize, learningRate } = recipe;
const hasImages = recipe.layers.some(({ kind }) => kind === "convolution");
const schedule = new OneCycle({ over: epochs * Math.ceil(training.labels.length / batchSize) });
const augmentation = recipe.isDistorted ? distortions(seed) : undefined;
const model = modelOf(recipe.layers);
const optimizer = tf.train.adam(learningRate);
model.compile({ optimizer, loss: "categoricalCrossentropy" });
const targets = tf.tensor2d(oneHotRows(training.labels), [training.labels.length, 10]);
const testInputs = inputsOf(test);
let inputs = inputsOf(training);
let step = 0;
for (let epoch = 1; epoch <= epochs; epoch += 1) {
  if (augmentation !== undefined) {
    const rows = tensor(training.pixels, [training.labels.length, 784]);
    const pixels = augmentation.apply(rows, epoch).data as Float32Array;
    inputs.dispose();
    inputs = inputsOf({ ...training, pixels });
  }
  await model.fit(inputs, targets, {
    ...{ batchSize, epochs: 1, verbose: 0, shuffle: true },
    callbacks: { onBatchBegin: async () => setRate() },
  });
  sayProgress({ epoch, accuracy: accuracyNow() });
}

/** The rate is protected there, and a schedule of one's own has to write it. */
function setRate(): Promise<void> {
  const { learningRate: highest } = recipe;
  Object.assign(optimizer, { learningRate: highest * schedule.factor(step) });
  step += 1;
  return Promise.resolve();
}

function accuracyNow(): number {
  const classes = tf.tidy(() => tf.argMax(model.predict(testInputs) as tf.Tensor, 1).dataSync());
  const right = test.labels.filter((label, row) => classes[row] === label).length;
  return right / test.labels.length;
}

function inputsOf({ pixels, labels }: LabelledDigits): tf.Tensor {
  return hasImages
    ? tf.tensor4d(pixels, [labels.length, 28, 28, 1])
    : tf.tensor2d(pixels, [labels.length, 784]);
}

function modelOf(plans: readonly LayerPlan[]): Sequential {
  const model = sequential();
  const kernelInitializer = "heNormal";
  const first = { inputShape: hasImages ? [28, 28, 1] : [784] };
  let isFlat = !hasImages;
  const flatten = (): void => {
    if (!isFlat) model.add(layers.flatten());
    isFlat = true;
  };
  plans.forEach((plan, index) => {
    if (plan.kind === "relu") model.add(layers.reLU());
    else if (plan.kind === "maxPool") model.add(layers.maxPooling2d({ poolSize: 2 }));
    else if (plan.kind === "convolution") {
      const { filters, kernelSize, padding } = plan;
      const shape = { filters, kernelSize, padding, kernelInitializer } as const;
      model.add(layers.conv2d({ ...shape, ...(index === 0 && first) }));
    } else {
      flatten();
      const { units } = plan;
      model.add(layers.dense({ units, kernelInitializer, ...(index === 0 && first) }));
    }
  });
  flatten();
  model.add(layers.dense({ units: 10, activation: "softmax" }));
  return model;
}
