import type { DType } from "../../../../src/tensor/index.js";
import type { Inputs } from "./training-runs.js";

/** What the trainings of `training-runs.ts` give on every machine, with any engine: see `checksumOf`. */
export const recordedChecksums: readonly (readonly [
  Inputs,
  DType,
  weights: string,
  losses: string,
])[] = [
  ["sparse", "float32", "9b5c77cf642919eb", "d254d1d68ea8ca11"],
  ["sparse", "float64", "ac7ad612ec9dff75", "2a7d8a0e9e73d13b"],
  ["dense", "float32", "0cb47072e8958b53", "4318022ab2b8c73b"],
  ["dense", "float64", "48dc708f818c56b5", "c3f5e3b260795a0b"],
  ["sparse bytes", "float32", "44cb4d887b439f22", "2142aa839db75258"],
  ["sparse bytes", "float64", "4dbc6b146b49bc42", "7dd10ef2fc92b1bd"],
];
