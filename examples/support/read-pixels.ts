import { readFile, stat } from "node:fs/promises";
import type { NdArray } from "ndarray";
import { NotFoundError } from "ndnet";
import {
  loadMnist,
  parseLabelledCsv,
  parseMnistNpz,
  type LabelledImages,
  type Mnist,
} from "ndnet/datasets";

/** Raw digits; `whole` are those of a file that does not say which are to test with. */
export interface PixelSets extends Mnist<NdArray<Uint8Array>, Uint8Array> {
  readonly whole?: LabelledImages<NdArray<Uint8Array>, Uint8Array>;
}

/** The share of digits that MNIST tests with. */
const testShare = 1 / 7;

/**
 * Raw digits from where the option `--data` says: `MNIST_DIR` for what `loadMnist` finds, a directory
 * of MNIST's four files, `mnist.npz` as Keras ships it, or labelled CSV, also inside a zip archive.
 *
 * A CSV file has no digits to test with: its last seventh is held out for that, so that no digit is
 * tested that was trained on.
 *
 * @throws {NotFoundError} when there is no such file.
 * @throws {FormatError} when it is damaged.
 */
export async function readPixels(data: string): Promise<PixelSets> {
  const file = await stat(data).catch(() => undefined);
  if (data === "MNIST_DIR" || file?.isDirectory() === true) {
    const directory = data === "MNIST_DIR" ? {} : { directory: data };
    return loadMnist({ ...directory, normalize: false });
  }
  if (file === undefined) {
    throw new NotFoundError({
      where: "--data",
      expected: "a file or directory",
      received: `${data}, which is not there`,
    });
  }
  const bytes = await readFile(data);
  if (/\.npz$/i.test(data)) {
    return parseMnistNpz(bytes, { name: data, normalize: false });
  }
  const whole = parseLabelledCsv(bytes, { name: data });
  const { images, labels } = whole;
  const trained = labels.length - Math.round(labels.length * testShare);
  return {
    train: { images: images.hi(trained), labels: labels.subarray(0, trained) },
    test: { images: images.lo(trained), labels: labels.subarray(trained) },
    whole,
  };
}
