import { ArgumentError } from "../errors/index.js";
import { absolutePath, type FilePath } from "../platform/file-path.js";
import { writeBytes } from "../platform/write-bytes.js";

/** Where a callback puts its bytes: a file under Node, or a function anywhere. */
export type ByteSink<Details> =
  | { readonly path: FilePath; readonly save?: undefined }
  | { readonly path?: undefined; save(bytes: Uint8Array, details: Details): void | Promise<void> };

/** The function that writes to a sink; a file is whole at any moment. */
export function byteWriter<Details>(
  sink: ByteSink<Details>,
  where: string,
  fileOf: (path: string, details: Details) => string = (file) => file,
): (bytes: Uint8Array, details: Details) => Promise<void> {
  if (sink.path !== undefined) {
    const file = absolutePath(sink.path, `${where}, path`);
    return (bytes, details) => writeBytes(fileOf(file, details), bytes);
  }
  if (typeof sink.save !== "function") {
    throw new ArgumentError({
      where,
      expected: "a path, or a function save",
      received: "neither",
      fix: "Browsers have no files: give save(bytes) there.",
    });
  }
  return async (bytes, details) => sink.save(bytes, details);
}
