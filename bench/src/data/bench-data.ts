import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RandomState } from "../ndnet.js";
import { loadMnist, syntheticMnist, type MnistImages } from "../ndnet-datasets.js";
import { distortions } from "./distortions.js";
import { pixels, testRows, trainingRows } from "./sizes.js";

/** What the figures are measured on, for the reader. */
export interface DataDescription {
  readonly name: "MNIST" | "synthetic digits";
  readonly text: string;
}

/**
 * Writes what every contestant reads, so that all get the same bytes: `train-images.u8`,
 * `train-labels.u8`, `test-images.u8`, `test-labels.u8`, `dense-images.u8` without zeros, and
 * `distorted-images.u8`.
 *
 * Real MNIST where `MNIST_DIR` names it, else digits that ndnet draws.
 */
export async function writeBenchData(directory: string): Promise<DataDescription> {
  mkdirSync(directory, { recursive: true });
  const write = (name: string, bytes: Uint8Array): void => {
    writeFileSync(join(directory, name), bytes);
  };
  const mnist = process.env["MNIST_DIR"];
  const { train, test } =
    mnist === undefined || mnist === ""
      ? syntheticMnist({ normalize: false })
      : await loadMnist({ normalize: false });
  write("train-images.u8", repeated(train.images.data, trainingRows * pixels));
  write("train-labels.u8", repeated(train.labels, trainingRows));
  write("test-images.u8", repeated(test.images.data, testRows * pixels));
  write("test-labels.u8", repeated(test.labels, testRows));
  write("dense-images.u8", densePixels());
  write("distorted-images.u8", distortedPixels(train.images));
  return describe(train.images.data, train.labels.length, Boolean(mnist));
}

/** The values from the beginning again where there are too few. */
function repeated(values: Uint8Array, length: number): Uint8Array {
  if (values.length === length) return values;
  const result = new Uint8Array(length);
  for (let start = 0; start < length; start += values.length) {
    result.set(values.subarray(0, length - start), start);
  }
  return result;
}

function distortedPixels(images: MnistImages<false, "float32">): Uint8Array {
  const { data } = distortions(0).apply(images, 1);
  return repeated(data, trainingRows * pixels);
}

function densePixels(): Uint8Array {
  const drawn = new RandomState(1).randint(1, 256, 10_000 * pixels);
  return repeated(Uint8Array.from(drawn), trainingRows * pixels);
}

function describe(images: Uint8Array, digits: number, isMnist: boolean): DataDescription {
  const share = images.reduce((count, pixel) => count + (pixel === 0 ? 0 : 1), 0) / images.length;
  const density = `${(100 * share).toFixed(1)} % of the pixels are not 0`;
  if (isMnist) return { name: "MNIST", text: `MNIST, 60,000 digits; ${density}` };
  return {
    name: "synthetic digits",
    text:
      `SYNTHETIC DIGITS, NOT MNIST: ${digits} drawn by ndnet, repeated to 60,000; ${density}. ` +
      "Set MNIST_DIR to measure on MNIST",
  };
}
