import { builtinModule } from "./builtin-modules.js";
import { fileSystemError } from "./file-system-error.js";
import { fileSystem } from "./file-system.js";
import { replaceFile } from "./replace-file.js";

const permissions = 0o7777;

/**
 * Writes a file at once: whoever reads it sees all that was there before, or all of this.
 *
 * Where a symbolic link has the name, the file that it leads to is written. A file that is there keeps
 * its permissions.
 *
 * @throws {FileSystemError} when it can't be written; what was there before is there still.
 */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  const files = fileSystem();
  const paths = builtinModule("node:path");
  try {
    const target = await files.realpath(path).catch(() => path);
    const before = await files.stat(target).catch(() => undefined);
    const mode = before === undefined ? undefined : before.mode & permissions;
    await replaceFile(paths.dirname(target), paths.basename(target), bytes, mode);
  } catch (error) {
    throw fileSystemError(path, "a file that can be written", error);
  }
}
