import type { NdArray } from "ndarray";
import type { FloatArray, Tensor } from "../../tensor/index.js";
import { contiguousData } from "../../tensor/take-rows.js";

/** The elements of a tensor in row order: read them, don't write them. */
export function elementsOf(tensor: Tensor): FloatArray {
  return contiguousData(tensor as NdArray<FloatArray>);
}
