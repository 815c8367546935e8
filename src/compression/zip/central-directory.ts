import { type ArchiveView } from "./archive-view.js";
import { type CentralDirectoryPlace } from "./end-of-central-directory.js";
import { decodeEntryName } from "./entry-name.js";
import { centralHeader, compressionMethod, flagBit } from "./records.js";
import { withZip64Fields } from "./zip64-extra-field.js";
import { hexadecimal, zipError } from "./zip-error.js";

/** What the central directory says about an entry. */
export interface CentralEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly declaredBytes: number;
  /** Where the entry's local header begins. */
  readonly position: number;
}

/** Entries beyond this are refused: what describes them would take more memory than the archive. */
const maximumEntries = 65_535;

/**
 * Reads the headers of all entries, in their order.
 *
 * @throws {FormatError} when they don't fill the directory, two names are the same, or an entry is
 * encrypted, compressed in an unknown way or on another disk.
 */
export function readCentralDirectory(
  archive: ArchiveView,
  place: CentralDirectoryPlace,
): CentralEntry[] {
  requirePossibleCount(archive, place);
  const entries: CentralEntry[] = [];
  const names = new Set<string>();
  let position = place.start;
  for (let index = 0; index < place.entryCount; index++) {
    const { entry, end } = readHeader(archive, position, place.end);
    if (names.has(entry.name)) {
      throw zipError(archive.name, "a name for each entry", `two entries named "${entry.name}"`);
    }
    names.add(entry.name);
    entries.push(entry);
    position = end;
  }
  if (position === place.end) return entries;
  throw zipError(
    `${archive.name}, central directory`,
    `${place.entryCount} entries in ${place.end - place.start} bytes`,
    `${place.end - position} bytes behind the last entry`,
  );
}

function readHeader(
  archive: ArchiveView,
  position: number,
  directoryEnd: number,
): { entry: CentralEntry; end: number } {
  const nameStart = position + centralHeader.length;
  if (nameStart > directoryEnd) throw truncatedError(archive);
  const where = `${archive.name}, central directory`;
  archive.requireSignature(position, centralHeader.signature, where);
  const nameLength = archive.uint16(position + 28);
  const extraLength = archive.uint16(position + 30);
  const extraStart = nameStart + nameLength;
  const end = extraStart + extraLength + archive.uint16(position + 32);
  if (end > directoryEnd) throw truncatedError(archive);
  const nameBytes = archive.part(nameStart, nameLength);
  const [declaredBytes, compressedBytes, localPosition] = withZip64Fields(
    archive,
    [archive.uint32(position + 24), archive.uint32(position + 20), archive.uint32(position + 42)],
    extraStart,
    extraLength,
  ) as [number, number, number];
  const entry = {
    name: decodeEntryName(nameBytes, archive.name),
    nameBytes,
    flags: archive.uint16(position + 8),
    method: archive.uint16(position + 10),
    crc: archive.uint32(position + 16),
    compressedBytes,
    declaredBytes,
    position: localPosition,
  };
  requireReadable(archive, entry, archive.uint16(position + 34));
  return { entry, end };
}

function requireReadable(archive: ArchiveView, entry: CentralEntry, disk: number): void {
  const where = `${archive.name}, ${entry.name}`;
  if (disk !== 0) throw zipError(where, "an entry on the only disk", `one on disk ${disk}`);
  if ((entry.flags & unreadableFlags) !== 0) {
    throw zipError(
      where,
      "an entry that is neither encrypted nor a patch",
      `flags ${hexadecimal(entry.flags)}`,
      "Decrypt the archive first.",
    );
  }
  if (entry.method === compressionMethod.stored || entry.method === compressionMethod.deflated) {
    return;
  }
  throw zipError(
    where,
    "an entry that is stored (method 0) or deflated (method 8)",
    `method ${entry.method}`,
    "Make the archive again with deflate, which every zip program has.",
  );
}

const unreadableFlags =
  flagBit.encrypted | flagBit.patched | flagBit.stronglyEncrypted | flagBit.maskedHeaders;

function requirePossibleCount(archive: ArchiveView, place: CentralDirectoryPlace): void {
  const possible = Math.floor((place.end - place.start) / centralHeader.length);
  const most = Math.min(possible, maximumEntries);
  if (place.entryCount <= most) return;
  throw zipError(
    `${archive.name}, central directory`,
    `at most ${most} entries`,
    `${place.entryCount}`,
  );
}

function truncatedError(archive: ArchiveView): Error {
  return zipError(`${archive.name}, central directory`, "whole headers", "one that is cut short");
}
