import { builtinModule } from "./builtin-modules.js";

/** What is known of a file without reading it. */
export interface FileStatus {
  readonly size: number;
  /** Time of the last change in milliseconds since 1970. */
  readonly mtimeMs: number;
  /** Kind of the file and permissions, as POSIX has them. */
  readonly mode: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** A file that is open for writing. */
export interface OpenFile {
  writeFile(bytes: Uint8Array): Promise<void>;
  chmod(mode: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The part of `node:fs/promises` that a cache of files uses. */
export interface FileSystem {
  readFile(path: string): Promise<Uint8Array<ArrayBuffer>>;
  stat(path: string): Promise<FileStatus>;
  /** `"wx"`: creates the file, and fails where there is one. */
  open(path: string, flags: "wx"): Promise<OpenFile>;
  mkdir(path: string): Promise<unknown>;
  /** The path without symbolic links; rejects where there is no file. */
  realpath(path: string): Promise<string>;
  /** What a symbolic link says. */
  readlink(path: string): Promise<string>;
  /** Writes without a temporary file. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  readdir(path: string): Promise<string[]>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

/** @throws {NotFoundError} where the platform is not Node. */
export function fileSystem(): FileSystem {
  return builtinModule("node:fs/promises") as FileSystem;
}

/** Whether an error of the file system says that there is no such file. */
export function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR";
}
