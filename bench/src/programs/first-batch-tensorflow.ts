// As short a program as trains a batch with TensorFlow.js.

import { ready, setBackend, tensor2d, train } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";

const backend = process.argv[2] ?? "wasm";
if (backend === "wasm") await import("@tensorflow/tfjs-backend-wasm");
else await import("@tensorflow/tfjs-backend-cpu");
await setBackend(backend);
await ready();
const pixels = Float32Array.from({ length: 128 * 784 }, (_, index) => (index % 5 === 0 ? 0.5 : 0));
const targets = Float32Array.from({ length: 1280 }, (_, index) =>
  index % 10 === Math.floor(index / 10) % 10 ? 1 : 0,
);
const model = sequential();
model.add(layers.dense({ inputShape: [784], units: 128, activation: "relu" }));
model.add(layers.dense({ units: 10, activation: "softmax" }));
model.compile({ optimizer: train.sgd(0.1), loss: "categoricalCrossentropy" });
const inputs = tensor2d(pixels, [128, 784]);
const { history } = await model.fit(inputs, tensor2d(targets, [128, 10]), {
  batchSize: 128,
  epochs: 1,
  verbose: 0,
});
if (!Number.isFinite(history["loss"]?.[0])) throw new Error("no training");
const { userCPUTime, systemCPUTime } = process.resourceUsage();
const processorMilliseconds = (userCPUTime + systemCPUTime) / 1000;
console.log(`@bench ${JSON.stringify({ processorMilliseconds })}`);
