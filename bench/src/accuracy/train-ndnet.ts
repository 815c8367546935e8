// Trains the network of a recipe with ndnet, and says after every epoch how many test digits are right.
// Arguments: recipe, folder of the data, seed.

import {
  Adam,
  Conv2D,
  CrossEntropy,
  Dense,
  Flatten,
  HeNormal,
  LearningRateSchedule,
  MaxPool2D,
  OneCycle,
  ReLU,
  Reshape,
  Sequential,
  Softmax,
  tensor,
  type Layer,
} from "../ndnet.js";
import { distortions } from "../data/distortions.js";
import { testDigits, trainingDigits, type LabelledDigits } from "./digits.js";
import type { LayerPlan } from "./recipe.js";
import { recipeOf } from "./recipes.js";
import { sayProgress } from "./say-progress.js";

const [id, dataDirectory = "", seedText = "0"] = process.argv.slice(2);
const { layers, epochs, batchSize, learningRate, isDistorted } = recipeOf(id);
const seed = Number(seedText);
const { pixels, labels } = trainingDigits(dataDirectory);
const test = testDigits(dataDirectory);
const steps = epochs * Math.ceil(labels.length / batchSize);
const training = modelOf(layers).train(images({ pixels, labels }), labels, {
  loss: new CrossEntropy(),
  optimizer: new Adam({ learningRate }),
  epochs,
  batchSize,
  seed,
  validation: { inputs: images(test), targets: test.labels },
  callbacks: [new LearningRateSchedule(new OneCycle({ over: steps }), { per: "step" })],
  ...(isDistorted && { augmentation: distortions(seed) }),
});
for await (const event of training) {
  if (event.type !== "epoch") continue;
  sayProgress({ epoch: event.epoch, accuracy: event.validationAccuracy ?? Number.NaN });
}

function images({ pixels, labels }: LabelledDigits) {
  return tensor(pixels, [labels.length, 784]);
}

function modelOf(plans: readonly LayerPlan[]): Sequential {
  const weightInitializer = new HeNormal();
  const hasImages = plans.some(({ kind }) => kind === "convolution");
  const layers: Layer[] = hasImages ? [new Reshape([28, 28, 1])] : [];
  let shape: readonly number[] = hasImages ? [1, 28, 28, 1] : [1, 784];
  const add = (layer: Layer): void => {
    layers.push(layer);
    shape = layer.outputShape(shape) ?? shape;
  };
  for (const plan of plans) {
    const inputs = shape.at(-1) ?? 0;
    if (plan.kind === "relu") add(new ReLU());
    else if (plan.kind === "maxPool") add(new MaxPool2D());
    else if (plan.kind === "convolution") {
      const { filters, ...options } = plan;
      add(new Conv2D(inputs, filters, { ...options, weightInitializer }));
    } else {
      if (shape.length > 2) add(new Flatten());
      add(new Dense(shape[1] ?? 0, plan.units, { weightInitializer }));
    }
  }
  if (shape.length > 2) add(new Flatten());
  return new Sequential(...layers, new Dense(shape[1] ?? 0, 10), new Softmax());
}
