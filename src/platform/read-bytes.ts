import { NotFoundError } from "../errors/index.js";
import { fileSystem, isMissing } from "./file-system.js";
import { fileSystemError } from "./file-system-error.js";

/** @throws {NotFoundError} when there is no such file. @throws {FileSystemError} when it can't be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await fileSystem().readFile(path);
  } catch (error) {
    if (!isMissing(error)) throw fileSystemError(path, "a file that can be read", error);
    throw new NotFoundError({
      where: path,
      expected: "a file",
      received: "none",
      fix: "Check the path; it is taken from the working directory where it is not absolute.",
      cause: error,
    });
  }
}
