import { createHash } from "node:crypto";
import ndarray from "ndarray";
import { writeIdx } from "../../../../src/datasets/index.js";
import { type ImageDataset } from "../../../../src/datasets/mnist/image-dataset.js";
import { type GzipFileName } from "../../../../src/datasets/mnist/mnist-files.js";
import { send, status, type Answer } from "./http-server.js";

/** SHA-256 as Node's own module computes it, in hexadecimal digits. */
export const sha256Of = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");

const images = (count: number, first: number): Uint8Array<ArrayBuffer> => {
  const pixels = Uint8Array.from({ length: count * 784 }, (_, index) => (first + index) % 251);
  return writeIdx(ndarray(pixels, [count, 28, 28]), { gzip: true });
};
const labels = (...digits: number[]): Uint8Array<ArrayBuffer> =>
  writeIdx(ndarray(Uint8Array.from(digits)), { gzip: true });

/** The four gzip files of a set of two training images and one test image. */
export const tinyFiles: Readonly<Record<GzipFileName, Uint8Array<ArrayBuffer>>> = {
  "train-images-idx3-ubyte.gz": images(2, 0),
  "train-labels-idx1-ubyte.gz": labels(9, 0),
  "t10k-images-idx3-ubyte.gz": images(1, 7),
  "t10k-labels-idx1-ubyte.gz": labels(4),
};

export const tinyFileNames = Object.keys(tinyFiles) as GzipFileName[];

const identity = (name: GzipFileName) => ({
  sha256: sha256Of(tinyFiles[name]),
  length: tinyFiles[name].length,
});

/** The checksums of {@link tinyFiles}. */
export const tinyChecksums = Object.fromEntries(
  tinyFileNames.map((name) => [name, sha256Of(tinyFiles[name])]),
) as Record<GzipFileName, string>;

/** The set of {@link tinyFiles}, which is found nowhere but where a test says. */
export const tinyDataset: ImageDataset = {
  name: "tiny",
  title: "Tiny",
  loader: "loadTiny",
  environmentVariable: "NDNET_TEST_TINY_DIR",
  mirrors: [],
  files: {
    "train-images-idx3-ubyte.gz": identity("train-images-idx3-ubyte.gz"),
    "train-labels-idx1-ubyte.gz": identity("train-labels-idx1-ubyte.gz"),
    "t10k-images-idx3-ubyte.gz": identity("t10k-images-idx3-ubyte.gz"),
    "t10k-labels-idx1-ubyte.gz": identity("t10k-labels-idx1-ubyte.gz"),
  },
};

/** Answers as a good mirror: `/anything/file-name`. */
export function goodMirror(path: string): Answer {
  const name = path.split("/").at(-1) as GzipFileName;
  return name in tinyFiles ? send(tinyFiles[name]) : status(404);
}
