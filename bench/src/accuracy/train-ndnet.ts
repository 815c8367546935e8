// Trains the network of a recipe with ndnet, and says after every epoch how many test digits are right.
// Arguments: recipe, folder of MNIST's files, seed.

import { Adam, CrossEntropy, LearningRateSchedule, OneCycle, tensor } from "../ndnet.js";
import { distortions } from "../data/distortions.js";
import { readDigits, type LabelledDigits } from "./digits.js";
import { ndnetModel } from "./ndnet-model.js";
import { adamEpsilon } from "./recipe.js";
import { recipeOf } from "./recipes.js";
import { sayProgress } from "./say-progress.js";

const [id, directory = "", seedText = "0"] = process.argv.slice(2);
const { layers, epochs, batchSize, learningRate, isDistorted } = recipeOf(id);
const seed = Number(seedText);
const { training, test } = await readDigits(directory);
const { labels } = training;
const steps = epochs * Math.ceil(labels.length / batchSize);
const events = ndnetModel(layers).train(images(training), labels, {
  loss: new CrossEntropy(),
  optimizer: new Adam({ learningRate, epsilon: adamEpsilon }),
  epochs,
  batchSize,
  seed,
  validation: { inputs: images(test), targets: test.labels },
  callbacks: [new LearningRateSchedule(new OneCycle({ over: steps }), { per: "step" })],
  ...(isDistorted && { augmentation: distortions(seed) }),
});
for await (const event of events) {
  if (event.type !== "epoch") continue;
  sayProgress({ epoch: event.epoch, accuracy: event.validationAccuracy ?? Number.NaN });
}

function images({ pixels, labels }: LabelledDigits) {
  return tensor(pixels, [labels.length, 784]);
}
