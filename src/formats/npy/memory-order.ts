import ndarray from "ndarray";
import { isContiguous } from "../../tensor/index.js";
import { contiguousData, type NumericArray } from "../../tensor/take-rows.js";
import { type NpyArray } from "./npy-array.js";

/** Whether elements stand one after the other with the first index changing fastest, and only so. */
export function isFortranOrder({ shape, stride }: NpyArray): boolean {
  if (isContiguous({ shape, stride })) return false;
  return isContiguous({ shape: shape.toReversed(), stride: stride.toReversed() });
}

/**
 * The elements in C or Fortran order: a view where they stand so, otherwise a copy.
 *
 * @returns A typed array of the array's own type; 64-bit integers as pairs of 32 bits.
 * @throws {ShapeError} when `array` reaches beyond its own data.
 */
export function elementsInOrder(array: NpyArray, fortranOrder: boolean): NumericArray {
  const { data, offset } = array;
  const shape = fortranOrder ? array.shape.toReversed() : array.shape;
  const stride = fortranOrder ? array.stride.toReversed() : array.stride;
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) {
    const words = new Int32Array(data.buffer, data.byteOffset, 2 * data.length);
    const wordStride = [...stride.map((step) => 2 * step), 1];
    return contiguousData(ndarray(words, [...shape, 2], wordStride, 2 * offset));
  }
  return contiguousData(ndarray<NumericArray>(data, shape, stride, offset));
}
