import ndarray, { type NdArray } from "ndarray";
import ops from "ndarray-ops";
import { requireSameShape, type Tensor } from "../../tensor/index.js";
import type { MatrixOperations } from "../operations/matrix-operations.js";
import { gemm } from "./gemm.js";
import { at, forEachRow } from "./strided.js";

/** Matrix products over `ndarray-gemm`. */
export const matrixOperations: MatrixOperations = {
  affine(input, weights, bias, output) {
    if (bias !== undefined) ops.assign(output, repeatedRows(bias, output.shape));
    gemm(output, input, weights, bias === undefined ? 0 : 1);
  },

  addTransposedProduct(left, right, output) {
    gemm(output, left.transpose(1, 0), right, 1);
  },

  productTransposed(left, right, output) {
    gemm(output, left, right.transpose(1, 0), 0);
  },

  addColumnSums(input, output) {
    const columns = input.shape[1] ?? 0;
    requireSameShape(output.shape, [columns], "addColumnSums, output");
    const sums = new Float64Array(columns);
    const step = input.stride[1] ?? 0;
    forEachRow([input], (row) => {
      for (let j = 0; j < columns; j++) sums[j] = at(sums, j) + at(input.data, row + j * step);
    });
    for (let j = 0; j < columns; j++) output.set(j, output.get(j) + at(sums, j));
  },
};

/** A `[rows, columns]` view that shows `vector` in every row. */
function repeatedRows(vector: Tensor, [rows = 0, columns = 0]: readonly number[]): NdArray {
  requireSameShape(vector.shape, [columns], "affine, bias");
  return ndarray(vector.data, [rows, columns], [0, vector.stride[0] ?? 0], vector.offset);
}
