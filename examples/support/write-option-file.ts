import { writeFile } from "node:fs/promises";
import { FileSystemError } from "ndnet";

/**
 * Writes the file that the option `--file` names.
 *
 * @throws {FileSystemError} when it can't be written.
 */
export async function writeOptionFile(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    throw new FileSystemError({
      where: "--file",
      expected: "a file that can be written",
      received: error instanceof Error ? error.message : String(error),
      fix: "Name another file, in a directory that is there.",
      cause: error,
    });
  }
}
