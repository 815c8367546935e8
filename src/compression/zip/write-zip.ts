import { deflateSync } from "fflate";
import { ArgumentError } from "../../errors/index.js";
import { crc32 } from "../gzip/crc32.js";
import { entryNameFault } from "./entry-name.js";
import { compressionMethod, endRecord, saturated16, saturated32 } from "./records.js";
import {
  centralBytes,
  localBytes,
  writeCentral,
  writeLocal,
  type PreparedEntry,
} from "./write-headers.js";

/** A file for {@link writeZip}. */
export interface ZipContent {
  /** A relative path with forward slashes. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** Options of {@link writeZip}. */
export interface WriteZipOptions {
  /** Whether to deflate the entries. Default: `false`, which stores them. */
  readonly compress?: boolean;
}

/**
 * A zip archive of `entries` in their order.
 *
 * The same entries always give the same bytes: every time stamp is 1 January 1980, the earliest that
 * the format has.
 *
 * Source: PKWARE's APPNOTE.TXT 6.3.10.
 *
 * @throws {ArgumentError} when a name is a duplicate, leads out of the archive or is longer than
 * 65,535 bytes, or there is more than an archive without Zip64 can hold: 65,534 entries, 4 GiB.
 */
export function writeZip(
  entries: readonly ZipContent[],
  options: WriteZipOptions = {},
): Uint8Array<ArrayBuffer> {
  const { compress = false } = options;
  requireWritable(entries);
  const prepared = entries.map((entry) => prepare(entry, compress));
  const directoryStart = prepared.reduce((sum, { name, data }) => sum + localBytes(name, data), 0);
  const directoryBytes = prepared.reduce((sum, { name }) => sum + centralBytes(name), 0);
  const end = directoryStart + directoryBytes;
  if (end >= saturated32) throw tooLargeError(`${end} bytes`);
  const bytes = new Uint8Array(end + endRecord.length);
  const view = new DataView(bytes.buffer);
  let position = 0;
  let directory = directoryStart;
  for (const entry of prepared) {
    writeLocal(bytes, view, position, entry);
    writeCentral(bytes, view, directory, entry, position);
    position += localBytes(entry.name, entry.data);
    directory += centralBytes(entry.name);
  }
  view.setUint32(end, endRecord.signature, true);
  view.setUint16(end + 8, entries.length, true);
  view.setUint16(end + 10, entries.length, true);
  view.setUint32(end + 12, directoryBytes, true);
  view.setUint32(end + 16, directoryStart, true);
  return bytes;
}

function prepare({ name, content }: ZipContent, compress: boolean): PreparedEntry {
  return {
    name: new TextEncoder().encode(name),
    data: compress ? deflateSync(content) : content,
    method: compress ? compressionMethod.deflated : compressionMethod.stored,
    crc: crc32(content),
    declaredBytes: content.length,
  };
}

function requireWritable(entries: readonly ZipContent[]): void {
  const names = new Set<string>();
  for (const { name, content } of entries) {
    const fault = names.has(name) ? `"${name}" twice` : entryNameFault(name);
    if (fault !== undefined) throw nameError(fault);
    const nameBytes = new TextEncoder().encode(name);
    if (nameBytes.length > saturated16) throw nameError(`one of ${nameBytes.length} bytes`);
    if (new TextDecoder("utf-8", { ignoreBOM: true }).decode(nameBytes) !== name) {
      throw nameError("half a surrogate pair, which UTF-8 lacks");
    }
    if (content.length >= saturated32) throw tooLargeError(`${name} of ${content.length} bytes`);
    names.add(name);
  }
  if (entries.length >= saturated16) throw tooLargeError(`${entries.length} entries`);
}

function nameError(received: string): ArgumentError {
  return new ArgumentError({
    where: "zip archive",
    expected:
      "different names of at most 65,535 bytes that are relative paths with forward slashes",
    received,
  });
}

function tooLargeError(received: string): ArgumentError {
  return new ArgumentError({
    where: "zip archive",
    expected: "fewer than 65,535 entries and 4 GiB",
    received,
    fix: "Write several archives.",
  });
}
