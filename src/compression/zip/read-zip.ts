import { maximumDeflateRatio } from "../gzip/bounded-output.js";
import { ArchiveView } from "./archive-view.js";
import { readCentralDirectory, type CentralEntry } from "./central-directory.js";
import { findCentralDirectory } from "./end-of-central-directory.js";
import { locateData, type DataPlace } from "./local-header.js";
import { compressionMethod } from "./records.js";
import { ZipEntry } from "./zip-entry.js";
import { zipError } from "./zip-error.js";

/** Options of {@link readZip}. */
export interface ReadZipOptions {
  /** What error messages call the archive, such as a file name. Default: `"zip archive"`. */
  readonly name?: string;
  /** Most bytes that all entries together may inflate to. Default: 2 GiB. */
  readonly maximumBytes?: number;
}

/** Whether `bytes` begin as a zip archive does: with an entry, or with the end of an empty one. */
export function isZip(bytes: Uint8Array): boolean {
  const [p, k, third, fourth] = bytes;
  if (p !== 0x50 || k !== 0x4b) return false;
  return (third === 3 && fourth === 4) || (third === 5 && fourth === 6);
}

/**
 * The entries of a zip archive, in the order of its central directory; none is inflated yet.
 *
 * Stored and deflated entries of one disk, with Zip64 where it is needed. All that headers say is
 * checked against each other and against the bytes that are there.
 *
 * Source: PKWARE's APPNOTE.TXT 6.3.10.
 *
 * @throws {FormatError} when the archive is damaged, cut short, encrypted or on several disks, or
 * has an entry of a duplicate name, of a name that leads out of the archive, of an unknown method,
 * that overlaps another, or that declares more bytes than it can hold or than are allowed.
 */
export function readZip(bytes: Uint8Array, options: ReadZipOptions = {}): ZipEntry[] {
  const { name = "zip archive", maximumBytes = 2 ** 31 } = options;
  const archive = new ArchiveView(bytes, name);
  const directory = findCentralDirectory(archive);
  const entries = readCentralDirectory(archive, directory);
  requirePossibleSizes(archive, entries, maximumBytes);
  const places = locateAll(archive, entries, directory.start);
  return entries.map((entry) => {
    const { start, end } = places.get(entry) as DataPlace;
    return new ZipEntry({
      name: entry.name,
      compressed: archive.part(start, end - start),
      isDeflated: entry.method === compressionMethod.deflated,
      declaredBytes: entry.declaredBytes,
      crc: entry.crc,
      archiveName: name,
    });
  });
}

function requirePossibleSizes(
  archive: ArchiveView,
  entries: readonly CentralEntry[],
  maximumBytes: number,
): void {
  let total = 0;
  for (const { name, method, compressedBytes, declaredBytes } of entries) {
    const where = `${archive.name}, ${name}`;
    if (method === compressionMethod.stored && declaredBytes !== compressedBytes) {
      throw zipError(where, `${compressedBytes} bytes, as stored`, `${declaredBytes} declared`);
    }
    const possible = compressedBytes * maximumDeflateRatio;
    if (declaredBytes > possible) {
      throw zipError(
        where,
        `at most ${possible} bytes, all that ${compressedBytes} compressed bytes can hold`,
        `${declaredBytes} declared`,
      );
    }
    total += declaredBytes;
    if (total <= maximumBytes) continue;
    throw zipError(
      where,
      `at most ${maximumBytes} bytes of inflated data`,
      `${total} declared up to this entry`,
      "Raise maximumBytes if the archive is to be trusted.",
    );
  }
}

/**
 * Where the entries' bytes are. Each is found behind the one before it, so that the headers, which
 * say how long they are, can't share bytes either.
 */
function locateAll(
  archive: ArchiveView,
  entries: readonly CentralEntry[],
  directoryStart: number,
): Map<CentralEntry, DataPlace> {
  const places = new Map<CentralEntry, DataPlace>();
  let previousEnd = 0;
  for (const entry of [...entries].sort((left, right) => left.position - right.position)) {
    if (entry.position < previousEnd) {
      throw zipError(
        `${archive.name}, ${entry.name}`,
        `an entry that begins at ${previousEnd} or later, behind the one before it`,
        `one that begins at ${entry.position}`,
      );
    }
    const place = locateData(archive, entry, directoryStart);
    places.set(entry, place);
    previousEnd = place.end;
  }
  return places;
}
