import { loadMnist } from "../ndnet-datasets.js";

/** Digits as both libraries are given them. */
export interface LabelledDigits {
  /** From 0 to 1, 784 for each digit. */
  readonly pixels: Float32Array;
  readonly labels: Uint8Array;
}

/** MNIST from its four gzip files, as a program reads it; TensorFlow.js has no reader of its own. */
export async function readDigits(
  directory: string,
): Promise<{ training: LabelledDigits; test: LabelledDigits }> {
  const { train, test } = await loadMnist({ directory });
  return {
    training: { pixels: train.images.data, labels: train.labels },
    test: { pixels: test.images.data, labels: test.labels },
  };
}
