import { type NdArray } from "ndarray";

/** An ndarray as NPY files hold them; `array.dtype` tells the types apart. */
export type NpyArray =
  | NdArray<Int8Array>
  | NdArray<Int16Array>
  | NdArray<Int32Array>
  | NdArray<BigInt64Array<ArrayBuffer>>
  | NdArray<Uint8Array>
  | NdArray<Uint16Array>
  | NdArray<Uint32Array>
  | NdArray<BigUint64Array<ArrayBuffer>>
  | NdArray<Float32Array>
  | NdArray<Float64Array>;

/** The typed arrays below {@link NpyArray}. */
export type NpyData = NpyArray["data"];

/**
 * Element types of NPY files, by NumPy's names.
 *
 * JavaScript has no typed array of the first two: `bool` is a `Uint8Array` of 0 and 1, and `float16`
 * a `Float32Array`, which holds each of its numbers exactly.
 */
export type NpyDType =
  | "bool"
  | "float16"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64"
  | "float32"
  | "float64";

/** NumPy's own limit on the number of dimensions (`NPY_MAXDIMS`). */
export const maximumRank = 64;
