import { zipError } from "./zip-error.js";

/**
 * The name of an entry from its bytes.
 *
 * UTF-8, also where the archive doesn't say so: ASCII names are the same in the older code page 437.
 *
 * @throws {FormatError} when the bytes are no UTF-8, or the name is refused by
 * {@link entryNameFault}.
 */
export function decodeEntryName(bytes: Uint8Array, archiveName: string): string {
  const name = decodeUtf8(bytes);
  const fault = name === undefined ? "bytes that are no UTF-8" : entryNameFault(name);
  if (name !== undefined && fault === undefined) return name;
  throw zipError(
    archiveName,
    "entry names that are relative paths inside the archive, with forward slashes",
    fault ?? "none",
    "Don't unpack the archive: make it again with plain names.",
  );
}

/** What is wrong with an entry's name: empty, absolute, or leading out of the archive. */
export function entryNameFault(name: string): string | undefined {
  if (name === "") return "an empty name";
  const shown = JSON.stringify(name.slice(0, 100));
  if (name.includes("\0")) return `${shown}, with a zero byte`;
  if (name.includes("\\")) return `${shown}, with a backslash`;
  if (name.startsWith("/")) return `${shown}, an absolute path`;
  // "W:0", as some programs name variables, is no path.
  if (/^[A-Za-z]:(?:\/|$)/.test(name)) return `${shown}, with a drive letter`;
  if (name.split("/").includes("..")) return `${shown}, which leaves the archive`;
  return undefined;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
