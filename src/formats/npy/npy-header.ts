import { FormatError } from "../../errors/index.js";
import { elementCount, formatShape } from "../../tensor/index.js";
import { parseHeaderLiteral, type HeaderValue } from "./header-literal.js";
import { maximumRank } from "./npy-array.js";
import { readTypeDescription, type TypeDescription } from "./type-description.js";

/** What the first bytes of an NPY file say about the rest. */
export interface NpyHeader extends TypeDescription {
  readonly shape: number[];
  /** Whether elements are stored column by column: the first index changes fastest. */
  readonly fortranOrder: boolean;
  /** Length in bytes of all that stands before the elements. */
  readonly headerBytes: number;
  /** Length of the whole file in bytes. */
  readonly totalBytes: number;
}

/** The bytes that every NPY file begins with. */
export const npyMagic: readonly number[] = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Longest header text; NumPy refuses longer ones of files that it doesn't trust, too. */
const maximumHeaderCharacters = 10_000;

/** Whether `bytes` begin as an NPY file does. */
export function isNpy(bytes: Uint8Array): boolean {
  return npyMagic.every((byte, index) => bytes[index] === byte);
}

/**
 * Reads an NPY header of version 1.0, 2.0 or 3.0.
 *
 * Source: NumPy's documentation of `numpy.lib.format`.
 *
 * @throws {FormatError} when these are no NPY bytes, the header is cut short or says anything but an
 * array of numbers, or declares a size beyond 2⁵³ − 1 bytes.
 */
export function readNpyHeader(bytes: Uint8Array, name: string): NpyHeader {
  const { start, end } = locateText(bytes, name);
  // Versions 1.0 and 2.0 are Latin-1 and 3.0 is UTF-8, but what is read here is ASCII in all.
  const text = Array.from(bytes.subarray(start, end), (code) => String.fromCharCode(code)).join("");
  const entries = parseHeaderLiteral(text, name);
  const { description, fortranOrder, shape } = requireEntries(entries, name);
  const type = readTypeDescription(description, name);
  const { bytesPerElement } = type.elementType;
  // Without the zeros, as strides are products of the other lengths.
  const mostBytes = end + elementCount(shape.filter((length) => length > 0)) * bytesPerElement;
  const totalBytes = shape.includes(0) ? end : mostBytes;
  if (shape.length > maximumRank || !Number.isSafeInteger(mostBytes)) {
    throw new FormatError({
      where: name,
      expected: `at most ${maximumRank} dimensions, whose product is at most 2^53 − 1 bytes`,
      received:
        shape.length > maximumRank ? `${shape.length} dimensions` : `shape ${formatShape(shape)}`,
      fix: "The file is damaged or crafted: don't use it.",
    });
  }
  return { ...type, fortranOrder, shape, headerBytes: end, totalBytes };
}

function locateText(bytes: Uint8Array, name: string): { start: number; end: number } {
  if (!isNpy(bytes)) throw magicError(bytes, name);
  const [major, minor] = bytes.subarray(npyMagic.length);
  if (major === undefined || minor === undefined) throw truncatedError(8, bytes.length, name);
  if (major < 1 || major > 3 || minor !== 0) {
    throw new FormatError({
      where: name,
      expected: "NPY version 1.0, 2.0 or 3.0",
      received: `${major}.${minor}`,
    });
  }
  const start = major === 1 ? 10 : 12;
  if (bytes.length < start) throw truncatedError(start, bytes.length, name);
  const view = new DataView(bytes.buffer, bytes.byteOffset, start);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > maximumHeaderCharacters) {
    throw new FormatError({
      where: name,
      expected: `a header of at most ${maximumHeaderCharacters} characters`,
      received: `${length}`,
      fix: "Only structured types have longer ones: save each field as an array of its own.",
    });
  }
  if (bytes.length < start + length) throw truncatedError(start + length, bytes.length, name);
  return { start, end: start + length };
}

function requireEntries(
  entries: ReadonlyMap<string, HeaderValue>,
  name: string,
): { description: string; fortranOrder: boolean; shape: number[] } {
  const description = entries.get("descr");
  const fortranOrder = entries.get("fortran_order");
  const shape = entries.get("shape");
  if (
    entries.size === 3 &&
    typeof description === "string" &&
    typeof fortranOrder === "boolean" &&
    typeof shape === "object"
  ) {
    return { description, fortranOrder, shape: [...shape] };
  }
  const received = Array.from(entries, ([key, value]) => `${key} (${kindOf(value)})`);
  throw new FormatError({
    where: `${name}, header`,
    expected: "the keys descr (text), fortran_order (truth value) and shape (tuple), no others",
    received: received.length === 0 ? "no keys" : received.join(", ").slice(0, 200),
    fix: "The file is damaged, or not written by NumPy: save it again with np.save.",
  });
}

function kindOf(value: HeaderValue): string {
  if (typeof value === "string") return "text";
  return typeof value === "boolean" ? "truth value" : "tuple";
}

function magicError(bytes: Uint8Array, name: string): FormatError {
  const start = Array.from(bytes.subarray(0, npyMagic.length), (byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  return new FormatError({
    where: name,
    expected: "an NPY file, whose first bytes are 93 4e 55 4d 50 59 (\\x93NUMPY)",
    received: start.length === 0 ? "0 bytes" : `bytes that begin with ${start.join(" ")}`,
    fix: "Pass what np.save writes; what np.savez writes is read with parseNpz.",
  });
}

function truncatedError(expected: number, received: number, name: string): FormatError {
  return new FormatError({
    where: name,
    expected: `an NPY header of ${expected} bytes`,
    received: `${received} bytes`,
    fix: "The file is empty or cut short: get it again.",
  });
}
