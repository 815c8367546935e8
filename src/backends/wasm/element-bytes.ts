import type { DType } from "../../tensor/index.js";

/** Bytes of one element. */
export function elementBytes(dtype: DType): number {
  return dtype === "float32" ? 4 : 8;
}

/** Elements of one vector of 16 bytes. */
export function vectorElements(dtype: DType): number {
  return 16 / elementBytes(dtype);
}

/** Bytes of a (value, index) pair of sparse rows, as in `kernels/sparse/pair.ts`. */
export function pairBytes(dtype: DType): number {
  return elementBytes(dtype) + 2;
}
