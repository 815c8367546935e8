import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DType, TrainingData } from "../work.js";
import { pixels } from "./sizes.js";

/** Rows of bytes with their labels. */
export interface Rows {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  readonly count: number;
}

const fileNames: Record<TrainingData, string> = {
  digits: "train-images.u8",
  distorted: "distorted-images.u8",
  dense: "dense-images.u8",
};

/** The first rows to train on. */
export function readTrainingRows(directory: string, data: TrainingData, count: number): Rows {
  return readRows(directory, fileNames[data], "train-labels.u8", count);
}

/** The first images to predict. */
export function readTestRows(directory: string, count: number): Rows {
  return readRows(directory, "test-images.u8", "test-labels.u8", count);
}

/** Pixels from 0 to 1. */
export function scaled(images: Uint8Array, dtype: DType): Float32Array | Float64Array {
  const result =
    dtype === "float32" ? new Float32Array(images.length) : new Float64Array(images.length);
  for (let index = 0; index < images.length; index += 1) result[index] = (images[index] ?? 0) / 255;
  return result;
}

/** Rows with a single 1. */
export function oneHotRows(labels: Uint8Array, classes = 10): Float32Array {
  const result = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => (result[row * classes + label] = 1));
  return result;
}

function readRows(directory: string, images: string, labels: string, count: number): Rows {
  return {
    images: readBytes(join(directory, images), count * pixels),
    labels: readBytes(join(directory, labels), count),
    count,
  };
}

/** The first bytes of a file, without a copy. */
function readBytes(path: string, count: number): Uint8Array {
  const { buffer, byteOffset } = readFileSync(path);
  return new Uint8Array(buffer, byteOffset, count);
}
