import { readFile, stat } from "node:fs/promises";
import type { NdArray } from "ndarray";
import { NotFoundError } from "ndnet";
import { loadMnist, parseLabelledCsv, parseMnistNpz, type Mnist } from "ndnet/datasets";

/**
 * Raw digits from where the option `--data` says: `MNIST_DIR` for what `loadMnist` finds, a directory
 * of MNIST's four files, `mnist.npz` as Keras ships it, or labelled CSV, also inside a zip archive.
 *
 * A CSV file has no digits to test with: the first thousand of a data set are shown in their place.
 *
 * @throws {NotFoundError} when there is no such file.
 * @throws {FormatError} when it is damaged.
 */
export async function readPixels(data: string): Promise<Mnist<NdArray<Uint8Array>, Uint8Array>> {
  if (data === "MNIST_DIR") return loadMnist({ normalize: false });
  const found = await stat(data).catch((error: unknown) => {
    throw new NotFoundError({
      where: "--data",
      expected: "a file or directory",
      received: `${data}, which is not there`,
      cause: error,
    });
  });
  if (found.isDirectory()) return loadMnist({ directory: data, normalize: false });
  const bytes = await readFile(data);
  if (/\.npz$/i.test(data)) return parseMnistNpz(bytes, { name: data, normalize: false });
  const digits = parseLabelledCsv(bytes, { name: data });
  const test = { images: digits.images.hi(1000), labels: digits.labels.subarray(0, 1000) };
  return { train: digits, test };
}

/** Whether a path names labelled CSV, or an archive with it. */
export function isCsv(data: string): boolean {
  return /\.(csv|zip)$/i.test(data);
}
