import { trainingRows } from "../data/sizes.js";
import type { TrainingWork } from "../work.js";
import { omitsConvolutions, workerRow } from "./worker-row.js";

const work: TrainingWork = {
  kind: "training",
  dims: [784, 128, 10],
  hidden: "relu",
  data: "digits",
  rows: trainingRows,
  batch: 128,
  learningRate: 0.1,
};
const quickRows = trainingRows / 10;

export const epoch = workerRow({
  id: "epoch-128",
  title: "epoch of 784-128-10, batch 128",
  unit: "ms",
  work,
  quickWork: { ...work, rows: quickRows },
  floors: [
    { base: "ndnet", other: "numpy-float32", ratio: 1.5 },
    { base: "ndnet", other: "numpy-float64", ratio: 2.5 },
    { base: "ndnet", other: "tfjs-wasm", ratio: 30 },
    { base: "ndnet", other: "jax-js", ratio: 4 },
    { base: "ndnet-float64", other: "numpy-float64", ratio: 1 },
  ],
});

/** An epoch with everything that people watch a training with, beside one without. */
export const watchedEpoch = workerRow({
  id: "epoch-128-callbacks",
  title: "epoch of 784-128-10, watched by callbacks",
  unit: "ms",
  work,
  quickWork: { ...work, rows: quickRows },
  floors: [],
  ceilings: [{ other: "ndnet-callbacks", ratio: 1.02 }],
  repetitionsFactor: 5,
  omits: ({ id, callbacks }) => id !== "ndnet" && callbacks === undefined,
});

const denseWork: TrainingWork = { ...work, data: "dense" };

export const denseEpoch = workerRow({
  id: "epoch-128-dense",
  title: "the same on pixels none of which is 0",
  unit: "ms",
  work: denseWork,
  quickWork: { ...denseWork, rows: quickRows },
  floors: [],
});

const deepWork: TrainingWork = { ...work, dims: [784, 512, 512, 10] };

export const deepEpoch = workerRow({
  id: "epoch-512-512",
  title: "epoch of 784-512-512-10, batch 128",
  unit: "ms",
  work: deepWork,
  quickWork: { ...deepWork, rows: quickRows },
  floors: [],
});

const distortedWork: TrainingWork = { ...work, dims: [784, 800, 10], data: "distorted" };

/** What distorting the digits costs beside training on digits that were distorted before. */
export const augmentedEpoch = workerRow({
  id: "epoch-800-distorted",
  title: "epoch of 784-800-10 on distorted digits, batch 128",
  unit: "ms",
  work: distortedWork,
  quickWork: { ...distortedWork, rows: quickRows },
  floors: [],
  ceilings: [{ other: "ndnet-augmented", ratio: 1.2 }],
  omits: ({ id, augments }) => id !== "ndnet" && augments === undefined,
});

const lenetWork: TrainingWork = {
  ...work,
  dims: [400, 120, 84, 10],
  convolutions: "lenet-5",
  learningRate: 0.05,
};

export const lenetEpoch = workerRow({
  id: "epoch-lenet-5",
  title: "epoch of LeNet-5, batch 128",
  unit: "ms",
  work: lenetWork,
  quickWork: { ...lenetWork, rows: quickRows },
  floors: [{ base: "ndnet", other: "tfjs-cpu", ratio: 3 }],
  omits: omitsConvolutions,
});
