import { FormatError } from "../../errors/index.js";
import { elementCount, formatShape } from "../../tensor/index.js";
import { idxElementTypes, type IdxElementType } from "./element-types.js";

/** What the first bytes of an IDX file say about the rest. */
export interface IdxHeader {
  readonly elementType: IdxElementType;
  readonly shape: number[];
  /** Length of the header itself in bytes. */
  readonly headerBytes: number;
  /** Length of the whole file in bytes. */
  readonly totalBytes: number;
}

/** Length in bytes of the header of an array of this rank. */
export function idxHeaderBytes(rank: number): number {
  return 4 + 4 * rank;
}

/**
 * Reads an IDX header: two zero bytes, the element type, the rank, and a 32-bit length for each
 * dimension.
 *
 * @returns `undefined` when `bytes` end before the header does.
 * @throws {FormatError} when these are no IDX bytes, or declare a size beyond 2⁵³ − 1 bytes.
 */
export function readIdxHeader(bytes: Uint8Array, name: string): IdxHeader | undefined {
  const [zero, alsoZero, code, rank] = bytes;
  if ((zero ?? 0) !== 0 || (alsoZero ?? 0) !== 0) throw magicError(bytes, name);
  if (code === undefined || rank === undefined) return undefined;
  const elementType = idxElementTypes.find((candidate) => candidate.code === code);
  if (elementType === undefined) throw typeError(code, name);
  const headerBytes = idxHeaderBytes(rank);
  if (bytes.length < headerBytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(idxHeaderBytes(axis)));
  // Without the zeros, as strides are products of the other lengths.
  const elements = elementCount(shape.filter((length) => length > 0));
  const mostBytes = headerBytes + elements * elementType.bytesPerElement;
  if (!Number.isSafeInteger(mostBytes)) throw tooLargeError(shape, name);
  const totalBytes = shape.includes(0) ? headerBytes : mostBytes;
  return { elementType, shape, headerBytes, totalBytes };
}

/**
 * The same of bytes that hold the whole header.
 *
 * @throws {FormatError} also when they end before it does.
 */
export function requireIdxHeader(bytes: Uint8Array, name: string): IdxHeader {
  const header = readIdxHeader(bytes, name);
  if (header === undefined) throw truncatedHeaderError(bytes.length, name);
  return header;
}

function magicError(bytes: Uint8Array, name: string): FormatError {
  const start = Array.from(bytes.subarray(0, 4), hexadecimal).join(" ");
  return new FormatError({
    where: name,
    expected: "an IDX file, whose first two bytes are 0x00 0x00",
    received: `bytes that begin with ${start}`,
    fix: "Pass the IDX file itself, as it is or gzipped, and not a web page or another archive.",
  });
}

function typeError(code: number, name: string): FormatError {
  const known = idxElementTypes.map((type) => `${hexadecimal(type.code)} (${type.name})`);
  return new FormatError({
    where: name,
    expected: `an IDX element type of ${known.join(", ")}`,
    received: hexadecimal(code),
  });
}

function truncatedHeaderError(length: number, name: string): FormatError {
  return new FormatError({
    where: name,
    expected: "an IDX header: 4 bytes, and 4 more for each dimension",
    received: `${length} bytes`,
    fix: "The file is empty or cut short: get it again.",
  });
}

function tooLargeError(shape: readonly number[], name: string): FormatError {
  return new FormatError({
    where: name,
    expected: "dimensions whose product is at most 2^53 − 1 bytes",
    received: `shape ${formatShape(shape)}`,
    fix: "The file is damaged or crafted: don't use it.",
  });
}

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).padStart(2, "0")}`;
}
