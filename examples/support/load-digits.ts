import type { NdArray } from "ndarray";
import { NotFoundError } from "ndnet";
import { loadMnist, syntheticMnist, type LabelledImages, type Mnist } from "ndnet/datasets";

type DigitImages = LabelledImages<NdArray<Float32Array>, Uint8Array>;

/** Digits to train on and to test with, and what they are. */
export interface Digits extends Mnist<DigitImages["images"], DigitImages["labels"]> {
  /** `"MNIST"`, or `"synthetic digits"`. */
  readonly name: string;
}

/** Options of {@link loadDigits}. */
export interface LoadDigitsOptions {
  /** Only the first rows to train on, at most a fifth as many to test with. Default: all of them. */
  readonly rows?: number;
}

/**
 * Real MNIST where it can be had: from the directory that `MNIST_DIR` names, else from the user's cache
 * or a download. Where it can't, says so, says what to do, and draws synthetic digits instead.
 *
 * @throws {FormatError} when the files are there but damaged: that is no reason to train on others.
 */
export async function loadDigits({ rows = Infinity }: LoadDigitsOptions = {}): Promise<Digits> {
  try {
    const mnist = await loadMnist({ onWarning: console.warn });
    const digits = {
      name: "MNIST",
      train: firstRows(mnist.train, rows),
      test: firstRows(mnist.test, testRows(rows)),
    };
    return announce(digits);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    console.warn(notFound(error));
    const trainCount = Math.min(rows, 10_000);
    const digits = syntheticMnist({ trainCount, testCount: Math.min(testRows(rows), 2_000) });
    return announce({ name: "synthetic digits", ...digits });
  }
}

function notFound(error: NotFoundError): string {
  return [
    "REAL MNIST WAS NOT FOUND.",
    error.message,
    "For example: MNIST_DIR=/path/to/mnist npm run mnist",
    "This run trains on synthetic digits instead, drawn by the program. They look like handwriting,",
    "but they are not MNIST, and no figure below says anything about MNIST.",
    "",
  ].join("\n");
}

function announce(digits: Digits): Digits {
  const { name, train, test } = digits;
  console.log(`Data: ${name}, ${train.labels.length} to train on, ${test.labels.length} to test.`);
  return digits;
}

function testRows(rows: number): number {
  return Math.ceil(rows / 5);
}

function firstRows({ images, labels }: DigitImages, rows: number): DigitImages {
  const count = Math.min(rows, labels.length);
  return { images: images.hi(count), labels: labels.subarray(0, count) };
}
