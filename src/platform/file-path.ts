import { ArgumentError } from "../errors/index.js";
import { builtinModule } from "./builtin-modules.js";

/** A file's place: a path, or a `file:` URL. */
export type FilePath = string | URL;

/**
 * The absolute path of a file.
 *
 * @throws {ArgumentError} when it is neither a path nor a `file:` URL.
 * @throws {NotFoundError} where the platform is not Node.
 */
export function absolutePath(path: FilePath, where: string): string {
  if (typeof path === "string" && path !== "") return builtinModule("node:path").resolve(path);
  if (path instanceof URL && path.protocol === "file:") {
    return builtinModule("node:url").fileURLToPath(path);
  }
  throw new ArgumentError({
    where,
    expected: "the path of a file, or its file: URL",
    received: path instanceof URL ? path.href : typeof path === "string" ? "no text" : typeof path,
  });
}
