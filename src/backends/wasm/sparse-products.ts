import { dtypeOf, type Tensor } from "../../tensor/index.js";
import { elementBytes } from "./element-bytes.js";
import type { TransposeMaker } from "./kept-transposes.js";
import { SPARSE_AFFINE, SPARSE_GRADIENT } from "./shared/kernel-numbers.js";
import { addBaseGradient, baseProduct } from "./sparse-base.js";
import type { SparseBlock } from "./sparse-blocks.js";
import { rightOf, sparseProduct, type RowPairs } from "./sparse-product.js";
import { transposeRows, type TransposedRows } from "./transpose-rows.js";
import type { WasmContext } from "./wasm-context.js";

/** Rows from which on it pays to pack weights, of which each row reads a part. */
const fewestPackedRows = 64;

/**
 * Rows whose transpose is made at a time: few enough to be numbered by 16 bits, and for their output
 * gradients to stay in a core's first cache.
 */
const mostTransposedRows = 512;

/** Bytes of a row of weights up to which making a transpose anew costs much beside the product. */
const mostKeptBytes = 1024;

/** `output ← input · weights + bias` for sparse rows. */
export function sparseAffine(
  context: WasmContext,
  block: SparseBlock,
  input: Tensor,
  weights: Tensor,
  bias: Tensor | undefined,
  output: Tensor,
): void {
  const [rows = 0, width = 0] = input.shape;
  const units = weights.shape[1] ?? 0;
  const dtype = dtypeOf(input);
  const { operands, panels } = context;
  const { order, rowStarts, pairs, scale, bands } = block;
  const entryStride = (bands + 1) * 4;
  const entryLength = bands * 4;
  const packingPays = rows >= fewestPackedRows || panels.isHeld(weights);
  const left = { order, rowStarts, entryStride, entryLength, pairs, scale };
  const right = rightOf(context, weights, width, dtype, packingPays);
  const start = bias === undefined ? 0 : operands.input(bias, units, dtype);
  const { base } = block;
  sparseProduct(context, SPARSE_AFFINE, dtype, left, {
    right,
    start: base === undefined ? start : baseProduct(context, base, right, start, dtype, units),
    startStride: 0,
    result: operands.output(output, rows * units, dtype),
    rows,
    units,
    work: sparseWork(width, rows) * units,
  });
  operands.finish();
}

/** `gradient ← gradient + inputᵀ · outputGradient` for sparse rows, some hundreds of them at a time. */
export function sparseGradient(
  context: WasmContext,
  block: SparseBlock,
  input: Tensor,
  outputGradient: Tensor,
  gradient: Tensor,
): void {
  const [rows = 0, width = 0] = input.shape;
  const units = outputGradient.shape[1] ?? 0;
  const dtype = dtypeOf(input);
  const { operands } = context;
  operands.require(outputGradient, rows * units, dtype);
  operands.require(gradient, width * units, dtype);
  for (let first = 0; first < rows; first += mostTransposedRows) {
    const count = Math.min(mostTransposedRows, rows - first);
    const part = count === rows ? outputGradient : outputGradient.lo(first).hi(count);
    const right = rightOf(context, part, count, dtype, true);
    const result = operands.update(gradient, width * units, dtype);
    // Last, as whoever needs memory may take that of kept transposes.
    const transposed = transposeOf(context, block, { first, count, width, dtype }, units);
    sparseProduct(context, SPARSE_GRADIENT, dtype, transposed, {
      right,
      start: result,
      startStride: units * elementBytes(dtype),
      result,
      rows: width,
      units,
      work: sparseWork(width, count) * units,
    });
    operands.finish();
  }
  if (block.base !== undefined) addBaseGradient(context, block.base, outputGradient, gradient);
}

/** The transpose of some rows of a block, kept from the last time or made for this operation. */
function transposeOf(
  context: WasmContext,
  block: SparseBlock,
  rows: TransposedRows,
  units: number,
): RowPairs {
  const { operands } = context;
  const make: TransposeMaker = (allocate) => transposeRows(context, block, rows, allocate);
  const isWorthKeeping = units * elementBytes(rows.dtype) <= mostKeptBytes;
  const kept = isWorthKeeping ? block.transposes?.find(block, rows, make) : undefined;
  return kept ?? make((bytes) => operands.temporary(bytes));
}

/** Multiply-adds of a sparse product, supposing that a quarter of the elements are not zero. */
function sparseWork(width: number, rows: number): number {
  return (width * rows) / 4;
}
