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
  const isUrl = path instanceof URL;
  if (typeof path === "string" && path !== "" && !path.startsWith("file:")) {
    return builtinModule("node:path").resolve(path);
  }
  if (isUrl && path.protocol === "file:") {
    try {
      return builtinModule("node:url").fileURLToPath(path);
    } catch {
      // Said below: a host, or a slash that is written otherwise.
    }
  }
  throw new ArgumentError({
    where,
    expected: "the path of a file, or its file: URL",
    received: isUrl ? path.href : typeof path === "string" ? JSON.stringify(path) : typeof path,
    fix: "A file: URL is passed as new URL(…), or turned into a path first.",
  });
}
