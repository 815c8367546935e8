import { gzipSync } from "fflate";
import { ArgumentError, DTypeError } from "../../errors/index.js";
import { formatShape, isNdArray } from "../../tensor/index.js";
import { contiguousData } from "../../tensor/take-rows.js";
import { copyInByteOrder } from "../../tensor/byte-order.js";
import { idxElementTypes, type IdxArray, type IdxElementType } from "./element-types.js";
import { idxHeaderBytes } from "./idx-header.js";

/** Options of {@link writeIdx}. */
export interface WriteIdxOptions {
  /** Whether to compress. The same array always gives the same bytes. Default: `false`. */
  readonly gzip?: boolean;
}

/**
 * The bytes of an IDX file that holds `array`; {@link parseIdx} reads them back bit for bit.
 *
 * @param array Any strided view of rank 0 to 255, of `uint8`, `int8`, `int16`, `int32`, `float32`
 * or `float64`.
 * @throws {DTypeError} when IDX has no such element type.
 * @throws {ArgumentError} when IDX can't express the shape.
 * @throws {ShapeError} when the view reaches beyond its own data.
 */
export function writeIdx(array: IdxArray, options: WriteIdxOptions = {}): Uint8Array<ArrayBuffer> {
  const { gzip = false } = options;
  const elementType = requireElementType(array);
  const { shape } = array;
  requireExpressible(shape);
  const data = contiguousData<IdxArray["data"]>(array);
  const headerBytes = idxHeaderBytes(shape.length);
  const bytes = new Uint8Array(headerBytes + data.byteLength);
  const view = new DataView(bytes.buffer);
  view.setUint8(2, elementType.code);
  view.setUint8(3, shape.length);
  shape.forEach((length, axis) => {
    view.setUint32(idxHeaderBytes(axis), length);
  });
  copyInByteOrder(
    new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    bytes.subarray(headerBytes),
    elementType.bytesPerElement,
    false,
  );
  return gzip ? gzipSync(bytes, { mtime: 0 }) : bytes;
}

function requireElementType(array: unknown): IdxElementType {
  const found = isNdArray(array)
    ? idxElementTypes.find((type) => type.holds(array.data))
    : undefined;
  if (found !== undefined) return found;
  throw new DTypeError({
    where: "writeIdx",
    expected: `an ndarray of ${idxElementTypes.map((type) => type.name).join(", ")}`,
    received: isNdArray(array) ? array.dtype : typeof array,
    fix: "Copy the data into a typed array of one of these types.",
  });
}

function requireExpressible(shape: readonly number[]): void {
  if (shape.length <= 255 && shape.every((length) => length < 2 ** 32)) return;
  throw new ArgumentError({
    where: "writeIdx",
    expected: "at most 255 dimensions, each shorter than 2^32",
    received: shape.length > 255 ? `${shape.length} dimensions` : `shape ${formatShape(shape)}`,
  });
}
