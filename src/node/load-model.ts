import { Sequential, type FromBytesOptions } from "../models/index.js";
import { absolutePath, type FilePath } from "../platform/file-path.js";
import { readBytes } from "../platform/read-bytes.js";

/** Options of {@link loadModel}. */
export type LoadModelOptions = Pick<FromBytesOptions, "classes">;

/**
 * Reads a model from a file that {@link saveModel} wrote.
 *
 * @throws {NotFoundError} when there is no such file.
 * @throws {FileSystemError} when it can't be read.
 * @throws {FormatError} or {ShapeError} when it is no model: see `Sequential.fromBytes`.
 */
export async function loadModel(
  path: FilePath,
  options: LoadModelOptions = {},
): Promise<Sequential> {
  const file = absolutePath(path, "loadModel, path");
  return Sequential.fromBytes(await readBytes(file), { ...options, name: file });
}
