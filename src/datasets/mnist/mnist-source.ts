import { NotFoundError } from "../../errors/index.js";
import { type ImageDataset } from "./image-dataset.js";
import { mnistFileNames, type MnistFile } from "./mnist-files.js";

/** A file's bytes, with the name under which it was found. */
export interface NamedBytes {
  /** What error messages call the file, such as its path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why a source does not have a file. */
export interface Absence {
  /** As an error message says it: `none in /data (MNIST_DIR)`. */
  readonly reason: string;
  readonly cause?: unknown;
}

/** Where a data set's files come from. */
export interface MnistSource {
  read(file: MnistFile): Promise<NamedBytes | Absence>;
}

/** @throws {NotFoundError} when the source does not have the file, saying why and what to do. */
export async function readMnistFile(
  source: MnistSource,
  file: MnistFile,
  { title, loader, environmentVariable, substitute, files }: ImageDataset,
): Promise<NamedBytes> {
  const found = await source.read(file);
  if ("bytes" in found) return found;
  const advice = [
    `Put the four ${title} files in a directory, and pass it as ${loader}({ directory }) or set ${environmentVariable} to it.`,
    files === undefined
      ? `ndnet knows no checksums of ${title}: it downloads from the mirrors and with the checksums that are passed as ${loader}({ mirrors, checksums }).`
      : "",
    substitute ?? "",
  ];
  throw new NotFoundError({
    where: `${loader}, ${file}`,
    expected: `a file named ${mnistFileNames(file).join(" or ")}`,
    received: found.reason,
    fix: advice.filter((sentence) => sentence !== "").join(" "),
    cause: found.cause,
  });
}
