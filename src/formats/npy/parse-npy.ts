import ndarray, { type NdArray } from "ndarray";
import { requireBytes, requireDeclaredLength } from "../../tensor/byte-checks.js";
import { type NpyArray, type NpyData } from "./npy-array.js";
import { readNpyHeader } from "./npy-header.js";

/** Options of {@link parseNpy}. */
export interface ParseNpyOptions {
  /** What error messages call the data, such as a file name. Default: `"NPY data"`. */
  readonly name?: string;
}

/**
 * Reads an NPY file, what NumPy's `np.save` writes, from its bytes.
 *
 * Versions 1.0 to 3.0, either byte order, C and Fortran order (as strides, not as a copy), any shape
 * from `[]` to 64 dimensions. `int64` and `uint64` are read as `bigint64` and `biguint64`, `bool` as
 * `uint8` of 0 and 1, and `float16` as `float32`; every other type as itself. Complex numbers, text,
 * dates, structured types and pickled objects are refused: nothing in the file is ever run.
 *
 * Source: NumPy's documentation of `numpy.lib.format`.
 *
 * @returns An ndarray of the declared shape over the typed array of the declared type. It shares no
 * memory with `bytes`. Its `dtype` tells the types apart: `array.dtype === "uint8"`.
 * @throws {FormatError} when the bytes are no NPY file, are fewer or more than declared, or hold
 * anything but numbers.
 * @throws {ArgumentError} when `bytes` is no `Uint8Array`.
 */
export function parseNpy(bytes: Uint8Array, options: ParseNpyOptions = {}): NpyArray {
  const { name = "NPY data" } = options;
  requireBytes(bytes, name);
  const header = readNpyHeader(bytes, name);
  const { elementType, littleEndian, shape, fortranOrder, headerBytes, totalBytes } = header;
  requireDeclaredLength(totalBytes, bytes.length, name);
  const data = elementType.decode(bytes.subarray(headerBytes), littleEndian, name);
  const stride = fortranOrder && data.length > 0 ? fortranStride(shape) : undefined;
  const array: NdArray<NpyData> = ndarray(data, shape, stride);
  return array as NpyArray;
}

function fortranStride(shape: readonly number[]): number[] {
  let step = 1;
  return shape.map((length) => {
    const stride = step;
    step *= length;
    return stride;
  });
}
