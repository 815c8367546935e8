import type { Work } from "../work.js";
import { ableContestant, type Contestant } from "./contestant.js";
import { missingPackage, nodeProgram } from "./node-program.js";

/** Why its wasm backend trains no convolutions. */
export const noWeightGradient = "has no gradient of a convolution's weights";

function needsWeightGradient(work: Work): boolean {
  return work.kind === "convolution"
    ? work.gradients === "both"
    : work.kind === "training" && work.convolutions !== undefined;
}

const common = {
  ...ableContestant,
  family: "tfjs",
  worker: nodeProgram("workers/tensorflow.js"),
  dtype: "float32",
} as const;

export const tensorflowWasm: Contestant = {
  ...common,
  id: "tfjs-wasm",
  name: "TensorFlow.js wasm",
  backend: "wasm",
  firstBatch: nodeProgram("programs/first-batch-tensorflow.js", "wasm"),
  missing: () =>
    missingPackage("@tensorflow/tfjs-layers") ?? missingPackage("@tensorflow/tfjs-backend-wasm"),
  objection: (work) => (needsWeightGradient(work) ? noWeightGradient : undefined),
  roughSpeed: 5e9,
};

export const tensorflowCpu: Contestant = {
  ...common,
  id: "tfjs-cpu",
  name: "TensorFlow.js cpu",
  backend: "cpu",
  firstBatch: nodeProgram("programs/first-batch-tensorflow.js", "cpu"),
  missing: () =>
    missingPackage("@tensorflow/tfjs-layers") ?? missingPackage("@tensorflow/tfjs-backend-cpu"),
  roughSpeed: 8e8,
  roughConvolutionSpeed: 4e7,
};
