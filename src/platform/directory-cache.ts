import { FormatError } from "../errors/index.js";
import { fileSystem, isMissing } from "./file-system.js";
import { replaceFile } from "./replace-file.js";

/** Files that are kept in a directory, and can be had again when they are lost. */
export class DirectoryCache {
  /** The place, as an error message says it. */
  readonly description: string;
  readonly #directory: string;

  constructor(directory: string) {
    this.description = `the cache ${directory}`;
    this.#directory = directory.replace(/(?<=.)[/\\]+$/, "");
  }

  /** What error messages call the file. */
  location(name: string): string {
    return `${this.#directory}/${name}`;
  }

  /**
   * The file's bytes, or `undefined` where there is none. Other errors of the file system pass.
   *
   * @throws {FormatError} when it is no file, or has more bytes; nothing is read then.
   */
  async read(name: string, maximumBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const files = fileSystem();
    const path = this.location(name);
    try {
      const status = await files.stat(path);
      if (!status.isFile()) throw wrong(path, maximumBytes, "something that is no file");
      if (status.size > maximumBytes) throw wrong(path, maximumBytes, `${status.size} bytes`);
      return await files.readFile(path);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Keeps a file. Rejects with the error of the file system where it can't be written. */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    await replaceFile(this.#directory, name, bytes);
  }
}

function wrong(path: string, maximumBytes: number, received: string): FormatError {
  return new FormatError({
    where: path,
    expected: `a file of at most ${maximumBytes} bytes`,
    received,
  });
}
