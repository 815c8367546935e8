import { requirePositiveInteger } from "../../tensor/index.js";
import { gunzip, isGzip } from "../../compression/gzip/gunzip.js";
import { requireBytes, requireDeclaredLength } from "../../tensor/byte-checks.js";
import { copyInByteOrder } from "../../tensor/byte-order.js";
import { type IdxArray } from "./element-types.js";
import { readIdxHeader, requireIdxHeader } from "./idx-header.js";

/** Options of {@link parseIdx}. */
export interface ParseIdxOptions {
  /** What error messages call the data, such as a file name. Default: `"IDX data"`. */
  readonly name?: string;
  /** Most bytes that gzipped data may inflate to. Default: 2³¹ − 1. */
  readonly maximumBytes?: number;
}

/**
 * Reads an IDX file, the format of MNIST, from its bytes.
 *
 * Every element type and any rank from 0 to 255; gzip is recognised by its first bytes. The size
 * that the header declares is checked against the bytes that are there before memory is taken, and
 * inflating stops at it.
 *
 * @returns An ndarray of the declared shape over the typed array of the declared type. It shares no
 * memory with `bytes`. Its `dtype` tells the types apart: `array.dtype === "uint8"`.
 * @throws {FormatError} when the bytes are no IDX file, are fewer or more than declared, or are
 * damaged gzip.
 * @throws {ArgumentError} when `bytes` is no `Uint8Array` or `maximumBytes` no positive integer.
 */
export function parseIdx(bytes: Uint8Array, options: ParseIdxOptions = {}): IdxArray {
  const { name = "IDX data", maximumBytes = 2 ** 31 - 1 } = options;
  requireBytes(bytes, name);
  requirePositiveInteger(maximumBytes, "parseIdx, maximumBytes");
  const compressed = isGzip(bytes);
  const content = compressed
    ? gunzip(bytes, {
        name,
        maximumBytes,
        declaredBytes: (start) => readIdxHeader(start, name)?.totalBytes,
      })
    : bytes;
  const { elementType, shape, headerBytes, totalBytes } = requireIdxHeader(content, name);
  requireDeclaredLength(totalBytes, content.length, name);
  const data = content.subarray(headerBytes);
  if (compressed && elementType.bytesPerElement === 1) return elementType.wrap(data, shape);
  const native = new Uint8Array(data.length);
  copyInByteOrder(data, native, elementType.bytesPerElement, false);
  return elementType.wrap(native, shape);
}
