import { ableContestant, type Contestant } from "./contestant.js";
import { missingPackage, nodeProgram } from "./node-program.js";

export const jaxJs: Contestant = {
  ...ableContestant,
  id: "jax-js",
  name: "jax-js",
  family: "jax-js",
  dtype: "float32",
  worker: nodeProgram("workers/jax-js.js"),
  missing: () => missingPackage("@jax-js/jax"),
  roughSpeed: 1.2e10,
  note: "its WebAssembly backend; the whole training step is compiled by its jit",
};
