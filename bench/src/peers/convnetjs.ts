import type { Work } from "../work.js";
import { ableContestant, type Contestant } from "./contestant.js";
import { missingPackage, nodeProgram } from "./node-program.js";

export const convnetJs: Contestant = {
  ...ableContestant,
  id: "convnetjs",
  name: "convnetjs",
  family: "convnetjs",
  dtype: "float64",
  worker: nodeProgram("workers/convnetjs.js"),
  objection: (work: Work) =>
    work.kind === "training" && work.notebook === "784-25-10"
      ? "its tanh gives NaN for raw pixels"
      : undefined,
  missing: () => missingPackage("convnetjs"),
  roughSpeed: 1e9,
  note: "one sample after the other, gradients summed up over the batch; float64",
};
