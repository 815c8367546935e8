// What a user of the packed package writes: scripts/check-tarball.mjs compiles and runs it in a
// project of its own.

import { CrossEntropy, Dense, SGD, Sequential, ShapeError, Softmax, Tanh, tensor } from "ndnet";
import { oneHot } from "ndnet/datasets";
import { getWeights, parseNpz, writeNpz } from "ndnet/formats";
import { loadModel, saveModel } from "ndnet/node";

const inputs = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const labels = Int32Array.of(0, 1, 1, 0);

const model = new Sequential(new Dense(2, 8), new Tanh(), new Dense(8, 2), new Softmax());
await model.fit(inputs, oneHot(labels, 2), {
  loss: new CrossEntropy(),
  optimizer: new SGD({ learningRate: 0.5 }),
  epochs: 500,
  batchSize: 4,
  seed: 1,
});

const classes: Int32Array = model.predictClasses(inputs);
if (classes.join() !== labels.join()) throw new Error(`XOR came out as ${classes.join()}.`);

try {
  // @ts-expect-error: 8 units do not fit 4 inputs.
  new Sequential(new Dense(2, 8), new Dense(4, 2));
  throw new Error("Layers that do not fit were accepted.");
} catch (error) {
  if (!(error instanceof ShapeError)) throw error;
}

await saveModel(model, "xor.model");
const loaded: Sequential = await loadModel("xor.model");
if (loaded.predictClasses(inputs).join() !== classes.join()) throw new Error("Other predictions.");
if (parseNpz(writeNpz(getWeights(loaded))).size !== 4) throw new Error("Other weights.");

console.log(
  "The packed package trains XOR, saves and loads it, and refuses layers that do not fit.",
);
