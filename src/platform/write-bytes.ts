import { builtinModule } from "./builtin-modules.js";
import { fileSystemError } from "./file-system-error.js";
import { fileSystem, type FileSystem } from "./file-system.js";
import { replaceFile } from "./replace-file.js";

const permissions = 0o7777;

/**
 * Writes a file at once: whoever reads it sees all that was there before, or all of this.
 *
 * Where a symbolic link has the name, the file that it leads to is written, whether or not it is there. A
 * file that is there keeps its permissions. What is no file (a device, a pipe) is written as it is.
 *
 * @throws {FileSystemError} when it can't be written; what was there before is there still.
 */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  const files = fileSystem();
  const paths = builtinModule("node:path");
  try {
    const target = await targetOf(files, path);
    const before = await files.stat(target).catch(() => undefined);
    if (before !== undefined && !before.isFile() && !before.isDirectory()) {
      await files.writeFile(target, bytes);
      return;
    }
    const mode = before === undefined ? undefined : before.mode & permissions;
    await replaceFile(paths.dirname(target), paths.basename(target), bytes, mode);
  } catch (error) {
    throw fileSystemError(path, "a file that can be written", error);
  }
}

/** Links that are followed before they are taken for a circle. */
const mostLinks = 40;

/** Where a path leads by its symbolic links, of which the last may lead to nothing yet. */
async function targetOf(files: FileSystem, path: string): Promise<string> {
  const paths = builtinModule("node:path");
  let target = path;
  for (let links = 0; links < mostLinks; links += 1) {
    const real = await files.realpath(target).catch(() => undefined);
    if (real !== undefined) return real;
    const link = await files.readlink(target).catch(() => undefined);
    if (link === undefined) return target;
    target = paths.resolve(paths.dirname(target), link);
  }
  return path;
}
