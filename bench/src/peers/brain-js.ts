import type { Work } from "../work.js";
import type { Contestant } from "./contestant.js";
import { missingPackage, nodeProgram } from "./node-program.js";

export const brainJs: Contestant = {
  id: "brain.js",
  name: "brain.js",
  family: "brain.js",
  dtype: "float32",
  worker: nodeProgram("workers/brain-js.js"),
  missing: () => missingPackage("brain.js"),
  objection: (work: Work) =>
    work.kind === "training" && (work.batch === "full" || work.notebook !== undefined)
      ? "it knows no batches: it updates the weights after every sample"
      : undefined,
  roughSpeed: 4e8,
  note: "no batches and no softmax: it updates the weights after every sample, on squared errors, rate 0.01",
};
