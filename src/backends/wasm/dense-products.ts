import { dtypeOf, type DType, type Tensor } from "../../tensor/index.js";
import { elementBytes } from "./element-bytes.js";
import { DENSE_PRODUCT } from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

/** Rows of a tile of the dense kernel. */
const tileRows = 4;

/** Vectors of a row of a tile of the dense kernel. */
const tileVectors = 2;

/**
 * Columns from which on it pays to pack the left operand of a transposed product, whose tiles read a
 * few elements of every row: strides of whole pages leave few cache lines to them.
 */
const fewestColumnsOfPackedLeft = 32;

/** `output ← input · weights + bias`. */
export function denseAffine(
  context: WasmContext,
  input: Tensor,
  weights: Tensor,
  bias: Tensor | undefined,
  output: Tensor,
): void {
  const [rows = 0, depth = 0] = input.shape;
  const columns = weights.shape[1] ?? 0;
  const dtype = dtypeOf(output);
  const { operands } = context;
  const bytes = elementBytes(dtype);
  product(context, dtype, {
    left: operands.input(input, rows * depth, dtype),
    rowStride: depth * bytes,
    depthStride: bytes,
    panels: panelsOf(context, weights, depth, columns, dtype),
    start: bias === undefined ? 0 : operands.input(bias, columns, dtype),
    startStride: 0,
    result: operands.output(output, rows * columns, dtype),
    depth,
    columns,
    rows,
  });
}

/** `output ← output + leftᵀ · right`. */
export function denseGradient(
  context: WasmContext,
  left: Tensor,
  right: Tensor,
  output: Tensor,
): void {
  const [depth = 0, rows = 0] = left.shape;
  const columns = right.shape[1] ?? 0;
  const dtype = dtypeOf(output);
  const { operands } = context;
  const bytes = elementBytes(dtype);
  const panels = panelsOf(context, right, depth, columns, dtype);
  const isWide = columns >= fewestColumnsOfPackedLeft;
  const leftVectors = (tileRows * bytes) / 16;
  const packedLeft = isWide
    ? panelsOf(context, left, depth, rows, dtype, { vectors: leftVectors })
    : operands.input(left, rows * depth, dtype);
  const result = operands.update(output, rows * columns, dtype);
  product(context, dtype, {
    left: packedLeft,
    rowStride: isWide ? depth * bytes : bytes,
    depthStride: isWide ? tileRows * bytes : rows * bytes,
    panels,
    start: result,
    startStride: columns * bytes,
    result,
    depth,
    columns,
    rows,
  });
}

/** `output ← left · rightᵀ`. */
export function denseTransposed(
  context: WasmContext,
  left: Tensor,
  right: Tensor,
  output: Tensor,
): void {
  const [rows = 0, depth = 0] = left.shape;
  const columns = right.shape[0] ?? 0;
  const dtype = dtypeOf(output);
  const { operands } = context;
  const bytes = elementBytes(dtype);
  product(context, dtype, {
    left: operands.input(left, rows * depth, dtype),
    rowStride: depth * bytes,
    depthStride: bytes,
    panels: panelsOf(context, right, depth, columns, dtype, { transposed: true }),
    start: 0,
    startStride: 0,
    result: operands.output(output, rows * columns, dtype),
    depth,
    columns,
    rows,
  });
}

function panelsOf(
  { panels }: WasmContext,
  tensor: Tensor,
  depth: number,
  columns: number,
  dtype: DType,
  { vectors = tileVectors, transposed = false } = {},
): number {
  return panels.pack({ tensor, depth, columns, dtype, vectors, transposed });
}

interface Product {
  readonly left: number;
  readonly rowStride: number;
  readonly depthStride: number;
  readonly panels: number;
  readonly start: number;
  readonly startStride: number;
  readonly result: number;
  readonly depth: number;
  readonly columns: number;
  readonly rows: number;
}

function product({ engine, operands }: WasmContext, dtype: DType, job: Product): void {
  engine.integer(0, job.left);
  engine.integer(1, job.rowStride);
  engine.integer(2, job.depthStride);
  engine.integer(3, job.panels);
  engine.integer(4, job.start);
  engine.integer(5, job.startStride);
  engine.integer(6, job.result);
  engine.integer(7, job.depth);
  engine.integer(8, job.columns);
  engine.integer(9, job.rows);
  const work = job.rows * job.depth * job.columns;
  engine.run(DENSE_PRODUCT, dtype, work, Math.ceil(job.rows / tileRows));
  operands.finish();
}
