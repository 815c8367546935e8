import { builtinModule } from "./builtin-modules.js";
import { replaceFile } from "./replace-file.js";
import { fileSystemError } from "./file-system-error.js";

/**
 * Writes a file at once: whoever reads it sees all that was there before, or all of this.
 *
 * @throws {FileSystemError} when it can't be written; what was there before is there still.
 */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  const paths = builtinModule("node:path");
  try {
    await replaceFile(paths.dirname(path), paths.basename(path), bytes);
  } catch (error) {
    throw fileSystemError(path, "a file that can be written", error);
  }
}
