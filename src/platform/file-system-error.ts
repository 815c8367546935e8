import { FileSystemError } from "../errors/index.js";

/** The typed error of one that the file system gave. */
export function fileSystemError(path: string, expected: string, error: unknown): FileSystemError {
  return new FileSystemError({
    where: path,
    expected,
    received: error instanceof Error ? error.message : String(error),
    fix: "Check permissions, free space, and that it is no directory.",
    cause: error,
  });
}
