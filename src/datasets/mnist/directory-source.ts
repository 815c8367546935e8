import { NotFoundError } from "../../errors/index.js";
import { fileSystem, isMissing } from "../../platform/file-system.js";
import { mnistFileNames } from "./mnist-files.js";
import { type MnistSource } from "./mnist-source.js";

/**
 * A directory of this machine, under Node.
 *
 * @param origin Where the path comes from, for error messages: `"MNIST_DIR"`.
 */
export function directorySource(directory: string, origin: string): MnistSource {
  return {
    async read(file) {
      for (const fileName of mnistFileNames(file)) {
        const path = `${directory.replace(/[/\\]+$/, "")}/${fileName}`;
        const bytes = await readIfThere(path);
        if (bytes !== undefined) return { name: path, bytes };
      }
      return { reason: `none in ${directory} (${origin})` };
    },
  };
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  const files = fileSystem();
  try {
    return await files.readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new NotFoundError({
      where: path,
      expected: "a file that can be read",
      received: error instanceof Error ? error.message : String(error),
      fix: "Check that it is a file, and its permissions.",
      cause: error,
    });
  }
}
