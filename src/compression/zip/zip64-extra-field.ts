import { type ArchiveView } from "./archive-view.js";
import { saturated32 } from "./records.js";
import { zipError } from "./zip-error.js";

const zip64HeaderId = 1;

/**
 * Replaces those `fields` that are saturated by the 64-bit numbers of a header's extra field.
 *
 * @param fields 32-bit fields in the order of the extra field: inflated size, compressed size,
 * position. Only saturated ones stand there.
 * @param start Where the extra fields begin, which are `length` bytes.
 * @throws {FormatError} when the extra fields don't fill their bytes, or lack a number.
 *
 * Source: PKWARE's APPNOTE.TXT 6.3.10, section 4.5.3.
 */
export function withZip64Fields(
  archive: ArchiveView,
  fields: readonly number[],
  start: number,
  length: number,
): number[] {
  const extra = findZip64Field(archive, start, length);
  if (!fields.includes(saturated32)) return [...fields];
  let position = extra?.start ?? start;
  const end = extra?.end ?? start;
  return fields.map((field) => {
    if (field !== saturated32) return field;
    if (position + 8 > end) {
      throw zipError(archive.name, "a Zip64 extra field with every large number", "one too short");
    }
    position += 8;
    return archive.uint64(position - 8);
  });
}

function findZip64Field(
  archive: ArchiveView,
  start: number,
  length: number,
): { readonly start: number; readonly end: number } | undefined {
  const end = start + length;
  let found: { readonly start: number; readonly end: number } | undefined;
  let position = start;
  // Up to three bytes of padding are what some programs align data with.
  while (position + 4 <= end) {
    const fieldStart = position + 4;
    const fieldEnd = fieldStart + archive.uint16(position + 2);
    if (fieldEnd > end) {
      throw zipError(archive.name, `extra fields of ${length} bytes`, "fields that are longer");
    }
    if (archive.uint16(position) === zip64HeaderId) {
      if (found !== undefined) {
        throw zipError(archive.name, "one Zip64 extra field an entry", "two");
      }
      found = { start: fieldStart, end: fieldEnd };
    }
    position = fieldEnd;
  }
  return found;
}
