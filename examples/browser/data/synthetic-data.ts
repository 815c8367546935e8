import { syntheticMnist } from "ndnet/datasets";
import type { DigitData } from "./digit-data.js";
import { digitData } from "./mnist-data.js";

/** Digits that the page draws itself, a fifth as many to test with as to train with. */
export function syntheticData(trainCount: number): DigitData {
  const testCount = Math.round(trainCount / 5);
  const digits = syntheticMnist({ trainCount, testCount, seed: 1, normalize: false });
  return digitData("Synthetic digits, drawn by this page (not MNIST)", digits);
}
