// What a user of the packed package writes: scripts/check-tarball.mjs compiles and runs it in a
// project of its own.

import { CrossEntropy, Dense, SGD, Sequential, ShapeError, Softmax, Tanh, tensor } from "ndnet";
import { oneHot } from "ndnet/datasets";

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

console.log("The packed package trains XOR and refuses layers that do not fit.");
