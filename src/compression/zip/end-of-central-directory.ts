import { type ArchiveView } from "./archive-view.js";
import { endRecord, saturated16, saturated32, zip64EndRecord, zip64Locator } from "./records.js";
import { hexadecimal, zipError } from "./zip-error.js";

/** Where the central directory is, and how many entries it has. */
export interface CentralDirectoryPlace {
  readonly start: number;
  readonly end: number;
  readonly entryCount: number;
}

/**
 * Finds the central directory from the records at the end of the archive.
 *
 * @throws {FormatError} when the archive does not end as a zip archive of one disk does, or the
 * directory does not end where these records begin.
 */
export function findCentralDirectory(archive: ArchiveView): CentralDirectoryPlace {
  const position = findEndRecord(archive);
  const entriesHere = archive.uint16(position + 8);
  const entries = archive.uint16(position + 10);
  requireOneDisk(archive, archive.uint16(position + 4), archive.uint16(position + 6));
  requireEqual(archive, "entries on this disk", entriesHere, entries);
  const size = archive.uint32(position + 12);
  const start = archive.uint32(position + 16);
  const locator = position - zip64Locator.length;
  if (locator >= 0 && archive.uint32(locator) === zip64Locator.signature) {
    const place = readZip64(archive, locator);
    if (entries !== saturated16) requireEqual(archive, "entries", entries, place.entryCount);
    if (size !== saturated32) requireEqual(archive, "size", size, place.end - place.start);
    if (start !== saturated32) requireEqual(archive, "start", start, place.start);
    return place;
  }
  requireEqual(archive, "end", start + size, position);
  return { start, end: position, entryCount: entries };
}

/** The last signature counts, and its record with its comment must reach the archive's last byte. */
function findEndRecord(archive: ArchiveView): number {
  const last = archive.length - endRecord.length;
  const first = Math.max(0, last - saturated16);
  for (let position = last; position >= first; position--) {
    if (archive.uint32(position) !== endRecord.signature) continue;
    const end = position + endRecord.length + archive.uint16(position + 20);
    requireEqual(archive, "length of the archive", end, archive.length);
    return position;
  }
  const begins =
    archive.length < 4
      ? `${archive.length} bytes`
      : `bytes that begin with ${hexadecimal(archive.uint32(0))} and don't end so`;
  throw zipError(
    archive.name,
    "a zip archive, with the record 0x06054b50 at its end",
    begins,
    "The file is no zip archive, or is cut short: get it again.",
  );
}

function readZip64(archive: ArchiveView, locator: number): CentralDirectoryPlace {
  const disks = archive.uint32(locator + 16);
  requireOneDisk(archive, archive.uint32(locator + 4), Math.max(disks - 1, 0));
  const position = archive.uint64(locator + 8);
  archive.requireSignature(position, zip64EndRecord.signature, archive.name);
  const recordEnd = position + 12 + archive.uint64(position + 4);
  requireEqual(archive, "end of the Zip64 record", recordEnd, locator);
  if (recordEnd - position < zip64EndRecord.length) {
    throw zipError(
      archive.name,
      `a Zip64 record of at least ${zip64EndRecord.length} bytes`,
      `${recordEnd - position}`,
    );
  }
  requireOneDisk(archive, archive.uint32(position + 16), archive.uint32(position + 20));
  const entryCount = archive.uint64(position + 32);
  requireEqual(archive, "entries on this disk", archive.uint64(position + 24), entryCount);
  const start = archive.uint64(position + 48);
  requireEqual(archive, "end", start + archive.uint64(position + 40), position);
  return { start, end: position, entryCount };
}

function requireOneDisk(archive: ArchiveView, disk: number, directoryDisk: number): void {
  if (disk === 0 && directoryDisk === 0) return;
  throw zipError(
    archive.name,
    "an archive on a single disk",
    `disk ${disk} of several, the directory on disk ${directoryDisk}`,
    "Join the parts into one archive first.",
  );
}

function requireEqual(archive: ArchiveView, what: string, stated: number, actual: number): void {
  if (stated === actual) return;
  throw zipError(`${archive.name}, central directory`, `${what} ${stated}, as stated`, `${actual}`);
}
