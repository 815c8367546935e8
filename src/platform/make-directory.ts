import { builtinModule } from "./builtin-modules.js";
import { isMissing, type FileSystem } from "./file-system.js";

/**
 * Makes a directory with those above it; one that is there already is as good.
 *
 * Not by Node's own recursion: that asks without end below directories such as `/proc`, where nothing can
 * be made and nothing says so.
 */
export async function makeDirectory(files: FileSystem, directory: string): Promise<void> {
  const paths = builtinModule("node:path");
  try {
    await files.mkdir(directory);
  } catch (error) {
    if (isExisting(error)) return;
    const parent = paths.dirname(directory);
    if (!isMissing(error) || parent === directory || (await exists(files, parent))) throw error;
    await makeDirectory(files, parent);
    await files.mkdir(directory).catch((another: unknown) => {
      // Another process may have been faster.
      if (!isExisting(another)) throw another;
    });
  }
}

async function exists(files: FileSystem, path: string): Promise<boolean> {
  return files.stat(path).then(
    () => true,
    () => false,
  );
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
