import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { testRows, trainingRows } from "./sizes.js";

/** Where MNIST's four gzip files are, once {@link writeGzipFiles} has run. */
export function gzipDirectory(dataDirectory: string): string {
  return join(dataDirectory, "mnist");
}

/**
 * Puts MNIST's four gzip files where every contestant reads them: those of `MNIST_DIR` where it has
 * all four, else the digits of {@link writeBenchData} in the same format. Does so once.
 */
export function writeGzipFiles(dataDirectory: string): void {
  const directory = gzipDirectory(dataDirectory);
  if (existsSync(directory)) return;
  mkdirSync(directory);
  const mnist = process.env["MNIST_DIR"] ?? "";
  const isThere = mnist !== "" && files.every(({ name }) => existsSync(join(mnist, name)));
  for (const { name, source, shape } of files) {
    const target = join(directory, name);
    if (isThere) copyFileSync(join(mnist, name), target);
    else writeFileSync(target, gzipSync(idxOf(readFileSync(join(dataDirectory, source)), shape)));
  }
}

const files = [
  {
    name: "train-images-idx3-ubyte.gz",
    source: "train-images.u8",
    shape: [trainingRows, 28, 28],
  },
  { name: "train-labels-idx1-ubyte.gz", source: "train-labels.u8", shape: [trainingRows] },
  { name: "t10k-images-idx3-ubyte.gz", source: "test-images.u8", shape: [testRows, 28, 28] },
  { name: "t10k-labels-idx1-ubyte.gz", source: "test-labels.u8", shape: [testRows] },
];

/** Bytes as an IDX file: two zeros, the type, the rank, and the lengths, big-endian. */
function idxOf(bytes: Uint8Array, shape: readonly number[]): Uint8Array {
  const header = new DataView(new ArrayBuffer(4 + 4 * shape.length));
  header.setUint8(2, 8);
  header.setUint8(3, shape.length);
  shape.forEach((length, axis) => header.setUint32(4 + 4 * axis, length));
  return Buffer.concat([new Uint8Array(header.buffer), bytes]);
}
