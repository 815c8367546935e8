import { absolutePath, type FilePath } from "../platform/file-path.js";
import { writeBytes } from "../platform/write-bytes.js";

/**
 * Writes a model into a file, as `model.toBytes()` gives it; {@link loadModel} reads it.
 *
 * The file is whole at any moment, also when the process is killed: the bytes go to a temporary file
 * beside it, which takes its name last. Directories are made where they are missing.
 *
 * @throws {ArgumentError} when the model can't be saved, or `path` is no path.
 * @throws {FileSystemError} when the file can't be written; what was there before is there still.
 */
export async function saveModel(model: { toBytes(): Uint8Array }, path: FilePath): Promise<void> {
  const file = absolutePath(path, "saveModel, path");
  await writeBytes(file, model.toBytes());
}
