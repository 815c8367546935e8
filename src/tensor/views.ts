import ndarray from "ndarray";
import type { Tensor } from "./tensor.js";

/** A vector `[n]` seen as a column `[n, 1]`, over the same memory. */
export function asColumn(vector: Tensor): Tensor {
  const [length = 0] = vector.shape;
  const [stride = 1] = vector.stride;
  const { data, offset } = vector;
  return data instanceof Float32Array
    ? ndarray(data, [length, 1], [stride, 1], offset)
    : ndarray(data, [length, 1], [stride, 1], offset);
}
