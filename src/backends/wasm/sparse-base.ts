import { dtypeOf, type DType, type Tensor } from "../../tensor/index.js";
import { columnsOf, columnVector, inverseDeviations } from "./column-vectors.js";
import { elementBytes, pairBytes } from "./element-bytes.js";
import { elementChunks } from "./element-chunks.js";
import { ADD_COLUMN_SUMS, SPARSE_AFFINE, SPARSE_GRADIENT } from "./shared/kernel-numbers.js";
import type { SparseBase } from "./sparse-blocks.js";
import { sparseProduct, tilesOf, type Right, type RowPairs } from "./sparse-product.js";
import type { WasmContext } from "./wasm-context.js";

/** Address of `start + base · right`, with which the products of a block with a base begin. */
export function baseProduct(
  context: WasmContext,
  base: SparseBase,
  right: Right,
  start: number,
  dtype: DType,
  units: number,
): number {
  const width = base.mean.size;
  const result = context.operands.temporary(units * elementBytes(dtype));
  const left = basePairs(context, base, dtype, [1, width]);
  sparseProduct(context, SPARSE_AFFINE, dtype, left, {
    right,
    start,
    startStride: 0,
    result,
    rows: 1,
    units,
    work: width * units,
  });
  return result;
}

/** `gradient ← gradient + base ⊗ Σ outputGradient`, the sum over the rows. */
export function addBaseGradient(
  context: WasmContext,
  base: SparseBase,
  outputGradient: Tensor,
  gradient: Tensor,
): void {
  const { engine, operands } = context;
  const [rows = 0, units = 0] = outputGradient.shape;
  const width = base.mean.size;
  const dtype = dtypeOf(gradient);
  const sums = columnVector(context, units, dtype, () => 0);
  engine.integer(0, rows);
  engine.integer(1, units);
  engine.integer(2, operands.input(outputGradient, rows * units, dtype));
  engine.integer(3, sums);
  engine.run(ADD_COLUMN_SUMS, dtype, rows * units, elementChunks(units));
  const { tileVectors } = tilesOf(units, dtype);
  const result = operands.update(gradient, width * units, dtype);
  const left = basePairs(context, base, dtype, [width, 1]);
  sparseProduct(context, SPARSE_GRADIENT, dtype, left, {
    right: { address: sums, rowStride: 0, tileStride: tileVectors * 16, tileVectors },
    start: result,
    startStride: units * elementBytes(dtype),
    result,
    rows: width,
    units,
    work: width * units,
  });
  operands.finish();
}

/** The base as sparse rows in the operation's memory: one of all columns, or one a column. */
function basePairs(
  context: WasmContext,
  { mean, deviation }: SparseBase,
  dtype: DType,
  [rows, columns]: readonly [number, number],
): RowPairs {
  const { engine, operands } = context;
  const width = mean.size;
  const means = columnsOf(context, mean, dtype);
  const inverse = inverseDeviations(context, deviation, dtype).values;
  const values = columnVector(context, width, dtype, (j) => -(means[j] ?? 0) * (inverse[j] ?? 0));
  const rowStarts = operands.temporary(rows * 8);
  const pairs = operands.temporary(width * pairBytes(dtype));
  const [source, value] = dtype === "float32" ? [1, 0] : [2, 1];
  engine.exports.encodeSparseRows(
    ...[source, value, values, rows, columns, columns, 1, rowStarts, pairs, 0, width],
  );
  return { order: 0, rowStarts, entryStride: 8, entryLength: 4, pairs, scale: 1 };
}
