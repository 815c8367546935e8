// As short a program as trains a batch with ndnet.

import { CrossEntropy, Dense, ReLU, Sequential, SGD, Softmax, tensor } from "../ndnet.js";

const pixels = Float32Array.from({ length: 128 * 784 }, (_, index) => (index % 5 === 0 ? 0.5 : 0));
const labels = Uint8Array.from({ length: 128 }, (_, row) => row % 10);
const model = new Sequential(new Dense(784, 128), new ReLU(), new Dense(128, 10), new Softmax());
const { loss } = await model.fit(tensor(pixels, [128, 784]), labels, {
  loss: new CrossEntropy(),
  optimizer: new SGD({ learningRate: 0.1 }),
  batchSize: 128,
});
if (!Number.isFinite(loss[0])) throw new Error("no training");
const { userCPUTime, systemCPUTime } = process.resourceUsage();
const processorMilliseconds = (userCPUTime + systemCPUTime) / 1000;
console.log(`@bench ${JSON.stringify({ processorMilliseconds })}`);
