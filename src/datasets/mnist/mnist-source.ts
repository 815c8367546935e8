import { NotFoundError } from "../../errors/index.js";
import { mnistFileNames, type MnistFile } from "./mnist-files.js";

/** A file's bytes, with the name under which it was found. */
export interface NamedBytes {
  /** What error messages call the file, such as its path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A place where MNIST's files may be. */
export interface MnistSource {
  /** The place, as an error message says it. */
  readonly description: string;
  /** The file, or `undefined` where this place doesn't have it. */
  read(file: MnistFile): Promise<NamedBytes | undefined>;
}

/**
 * The file from the first source that has it.
 *
 * @throws {NotFoundError} when none has, saying where it looked and what to do.
 */
export async function readMnistFile(
  sources: readonly MnistSource[],
  file: MnistFile,
): Promise<NamedBytes> {
  for (const source of sources) {
    const found = await source.read(file);
    if (found !== undefined) return found;
  }
  const places = sources.map((source) => source.description);
  throw new NotFoundError({
    where: `loadMnist, ${file}`,
    expected: `a file named ${mnistFileNames(file).join(" or ")}`,
    received:
      places.length === 0
        ? "no directory to look in, and no environment variable MNIST_DIR"
        : `none in ${places.join(", nor in ")}`,
    fix: "Put the four MNIST files in a directory, and pass it as loadMnist({ directory }) or set MNIST_DIR to it.",
  });
}
