declare module "ndarray-gemm" {
  import type { NdArray } from "ndarray";

  /** `output ← alpha · left · right + beta · output`; alpha is 1 and beta 0 unless given. */
  export default function matrixProduct(
    output: NdArray,
    left: NdArray,
    right: NdArray,
    alpha?: number,
    beta?: number,
  ): void;
}
