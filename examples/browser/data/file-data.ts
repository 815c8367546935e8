import { parseMnistNpz } from "ndnet/datasets";
import type { DigitData } from "./digit-data.js";
import { idxData } from "./idx-data.js";
import { digitData } from "./mnist-data.js";
import { kindOfFile, type NamedBytes } from "./named-bytes.js";

/**
 * Digits from a visitor's files: one `mnist.npz`, or IDX files, gzipped or not.
 *
 * @throws {FormatError} when a file is damaged, or something else.
 * @throws {Error} when files are missing.
 */
export function fileData(files: readonly NamedBytes[]): DigitData {
  const archive = files.find((file) => kindOfFile(file) === "archive");
  if (archive === undefined) return idxData(files);
  const { name, bytes } = archive;
  return digitData(`From your file ${name}`, parseMnistNpz(bytes, { name, normalize: false }));
}
