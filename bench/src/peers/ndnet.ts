import { ableContestant, type Contestant } from "./contestant.js";
import { nodeProgram } from "./node-program.js";

const common = {
  ...ableContestant,
  family: "ndnet",
  worker: nodeProgram("workers/ndnet.js"),
  dtype: "float32",
} as const;

/** ndnet as it is by default: what everything else is held against. */
export const ndnet: Contestant = {
  ...common,
  id: "ndnet",
  name: "ndnet",
  firstBatch: nodeProgram("programs/first-batch-ndnet.js"),
};

export const ndnetOneThread: Contestant = {
  ...common,
  id: "ndnet-1-thread",
  name: "ndnet, 1 thread",
  threads: 1,
};

/** With a progress bar and every callback that only watches. */
export const ndnetWatched: Contestant = {
  ...common,
  id: "ndnet-callbacks",
  name: "ndnet with progress bar and callbacks",
  callbacks: "watching",
};

/** The same, and a checkpoint of the training on disk after every epoch. */
export const ndnetSaving: Contestant = {
  ...common,
  id: "ndnet-checkpoints",
  name: "the same and a checkpoint an epoch",
  callbacks: "saving",
};

/** Distorts the digits anew for every epoch, where others are given digits that were distorted once. */
export const ndnetAugmented: Contestant = {
  ...common,
  id: "ndnet-augmented",
  name: "ndnet, distorting them anew",
  augments: true,
};

export const ndnetFloat64: Contestant = {
  ...common,
  id: "ndnet-float64",
  name: "ndnet float64",
  dtype: "float64",
};
