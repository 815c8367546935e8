import { type ArchiveView } from "./archive-view.js";
import { type CentralEntry } from "./central-directory.js";
import { flagBit, localHeader } from "./records.js";
import { withZip64Fields } from "./zip64-extra-field.js";
import { zipError } from "./zip-error.js";

/** Where an entry's compressed bytes are. */
export interface DataPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the header in front of an entry's bytes, which must say what the central directory says.
 *
 * @throws {FormatError} when it says something else, or the bytes reach into the directory.
 */
export function locateData(
  archive: ArchiveView,
  entry: CentralEntry,
  directoryStart: number,
): DataPlace {
  const { position } = entry;
  const where = `${archive.name}, ${entry.name}`;
  const nameStart = position + localHeader.length;
  if (nameStart > directoryStart) {
    throw zipError(where, `a local header before ${directoryStart}`, `one at ${position}`);
  }
  const requireSame = (what: string, stated: number, actual: number): void => {
    if (stated === actual) return;
    throw zipError(where, `${what} ${stated}, as the directory says`, String(actual));
  };
  archive.requireSignature(position, localHeader.signature, where);
  const flags = archive.uint16(position + 6);
  const nameLength = archive.uint16(position + 26);
  const extraLength = archive.uint16(position + 28);
  const start = nameStart + nameLength + extraLength;
  requireSame("flags", entry.flags & comparedFlags, flags & comparedFlags);
  requireSame("method", entry.method, archive.uint16(position + 8));
  requireSame("a name of length", entry.nameBytes.length, nameLength);
  const name = archive.part(nameStart, nameLength);
  if (!name.every((byte, index) => byte === entry.nameBytes[index])) {
    throw zipError(where, "the directory's name in the local header", "another");
  }
  // Behind a data descriptor's flag the local header may say nothing; the directory always does.
  if ((flags & flagBit.dataDescriptor) === 0) {
    const [declaredBytes, compressedBytes] = withZip64Fields(
      archive,
      [archive.uint32(position + 22), archive.uint32(position + 18)],
      nameStart + nameLength,
      extraLength,
    ) as [number, number];
    requireSame("a size of", entry.declaredBytes, declaredBytes);
    requireSame("a compressed size of", entry.compressedBytes, compressedBytes);
    requireSame("CRC-32", entry.crc, archive.uint32(position + 14));
  }
  const end = start + entry.compressedBytes;
  if (end <= directoryStart) return { start, end };
  throw zipError(
    where,
    `data that end before the central directory at ${directoryStart}`,
    `${entry.compressedBytes} bytes from ${start} on`,
  );
}

/** Those bits of the flags that change how the data are read. */
const comparedFlags =
  flagBit.encrypted | flagBit.dataDescriptor | flagBit.stronglyEncrypted | flagBit.patched;
