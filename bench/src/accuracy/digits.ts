import { readTestRows, readTrainingRows, scaled } from "../data/read-data.js";
import { testRows, trainingRows } from "../data/sizes.js";

/** Digits as both libraries are given them. */
export interface LabelledDigits {
  /** From 0 to 1, 784 for each digit. */
  readonly pixels: Float32Array;
  readonly labels: Uint8Array;
}

export function trainingDigits(directory: string): LabelledDigits {
  const { images, labels } = readTrainingRows(directory, "digits", trainingRows);
  return { pixels: scaled(images, "float32") as Float32Array, labels };
}

export function testDigits(directory: string): LabelledDigits {
  const { images, labels } = readTestRows(directory, testRows);
  return { pixels: scaled(images, "float32") as Float32Array, labels };
}
