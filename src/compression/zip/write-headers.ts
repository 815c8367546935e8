import { centralHeader, flagBit, localHeader } from "./records.js";

/** An entry as the archive is to hold it. */
export interface PreparedEntry {
  readonly name: Uint8Array;
  readonly data: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly declaredBytes: number;
}

/** Length of an entry's local header with its data. */
export function localBytes(name: Uint8Array, data: Uint8Array): number {
  return localHeader.length + name.length + data.length;
}

/** Length of an entry's header in the central directory. */
export function centralBytes(name: Uint8Array): number {
  return centralHeader.length + name.length;
}

/** Writes an entry's local header and its data. */
export function writeLocal(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  entry: PreparedEntry,
): void {
  view.setUint32(start, localHeader.signature, true);
  writeCommon(view, start + 4, entry);
  bytes.set(entry.name, start + localHeader.length);
  bytes.set(entry.data, start + localHeader.length + entry.name.length);
}

/** Writes the header in the central directory of an entry that begins at `localPosition`. */
export function writeCentral(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  entry: PreparedEntry,
  localPosition: number,
): void {
  view.setUint32(start, centralHeader.signature, true);
  view.setUint16(start + 4, zipVersion, true);
  writeCommon(view, start + 6, entry);
  view.setUint32(start + 42, localPosition, true);
  bytes.set(entry.name, start + centralHeader.length);
}

/** The fields that both headers have in the same order, from the version to the lengths. */
function writeCommon(view: DataView, start: number, entry: PreparedEntry): void {
  view.setUint16(start, zipVersion, true);
  view.setUint16(start + 2, flagBit.utf8, true);
  view.setUint16(start + 4, entry.method, true);
  view.setUint16(start + 8, firstOfJanuary1980, true);
  view.setUint32(start + 10, entry.crc, true);
  view.setUint32(start + 14, entry.data.length, true);
  view.setUint32(start + 18, entry.declaredBytes, true);
  view.setUint16(start + 22, entry.name.length, true);
}

/** Version 2.0 of the format, the first with deflate. */
const zipVersion = 20;

/** Month 1 from bit 5 on, day 1, years counted from 1980. */
const firstOfJanuary1980 = (1 << 5) | 1;
