import { contiguousData } from "../tensor/take-rows.js";
import type { FloatArray, Tensor } from "../tensor/index.js";

/** A block's elements row by row, for reading: its own memory where that is contiguous. */
export function flatRows(block: Tensor): FloatArray {
  return contiguousData<FloatArray>(block);
}
