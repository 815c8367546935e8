// ndarray-gemm brings no types; the ones here must not show in the package's own declarations.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="../../../types/ndarray-gemm.d.ts" />
import matrixProduct from "ndarray-gemm";
import ops from "ndarray-ops";
import {
  dtypeOf,
  elementCount,
  floatArray,
  requireSameShape,
  wrap,
  type FloatArray,
  type Tensor,
} from "../../tensor/index.js";

/**
 * `output ← left · right + keep · output`, shapes `[n, k] · [k, m]`.
 *
 * Each element is one dot product summed in float64 and rounded once. For that the left operand
 * is handed over by rows and the right one by columns: given any other order, `ndarray-gemm`
 * works in blocks of 32 and rounds its running sums to the output's type after each.
 *
 * @param keep 1 adds to what the output holds; 0 overwrites it.
 * @throws {ShapeError} when the shapes don't fit.
 */
export function gemm(output: Tensor, left: Tensor, right: Tensor, keep: 0 | 1): void {
  const [rows = 0, columns = 0] = output.shape;
  const [inner = 0] = right.shape;
  requireSameShape(output.shape, [rows, columns], "matrix product, output");
  requireSameShape(left.shape, [rows, inner], "matrix product, left operand");
  requireSameShape(right.shape, [inner, columns], "matrix product, right operand");
  matrixProduct(output, byRows(left), byColumns(right), 1, keep);
}

// `order[0]` is the axis of the smaller stride.
function byRows(matrix: Tensor): Tensor {
  return matrix.order[0] === 1 ? matrix : contiguousCopy(matrix);
}

function byColumns(matrix: Tensor): Tensor {
  return matrix.order[0] === 0 ? matrix : contiguousCopy(matrix.transpose(1, 0)).transpose(1, 0);
}

function contiguousCopy(source: Tensor): Tensor {
  const copy = wrap(floatArray(elementCount(source.shape), dtypeOf(source)), source.shape);
  ops.assign<FloatArray>(copy, source);
  return copy;
}
