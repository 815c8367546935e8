import { dtypeOf, type DType, type Tensor } from "../../tensor/index.js";
import type { MatrixOperations } from "../operations/matrix-operations.js";
import type { WasmContext } from "./wasm-context.js";
import { elementChunks } from "./element-chunks.js";
import {
  ADD_COLUMN_SUMS,
  DENSE_PRODUCT,
  PACK,
  PACK_TRANSPOSED,
  SPARSE_AFFINE,
  SPARSE_GRADIENT,
} from "./shared/kernel-numbers.js";
import type { SparseBlock } from "./sparse-blocks.js";

/** Rows of a tile of the dense kernel. */
const tileRows = 6;

/** Bytes of a row of a tile of the dense kernel: two vectors. */
const tileBytes = 32;

/** Bytes of a row of the widest tile of the sparse kernels: eight vectors. */
const sparseTileBytes = 128;

/** Matrix products by the kernels in `kernels/dense` and `kernels/sparse`. */
export function matrixOperations(context: WasmContext): MatrixOperations {
  return {
    affine(input, weights, bias, output) {
      const block = context.sparse.get(input);
      if (block === undefined) denseAffine(context, input, weights, bias, output);
      else sparseAffine(context, block, input, weights, bias, output);
    },
    addTransposedProduct(left, right, output) {
      const block = context.sparse.get(left);
      if (block === undefined) denseGradient(context, left, right, output);
      else sparseGradient(context, block, left, right, output);
    },
    productTransposed(left, right, output) {
      const [rows = 0, depth = 0] = left.shape;
      const columns = right.shape[0] ?? 0;
      const dtype = dtypeOf(output);
      const { operands } = context;
      const source = operands.input(right, depth * columns, dtype);
      const panels = packed(context, PACK_TRANSPOSED, source, depth, columns, dtype);
      const bytes = elementBytes(dtype);
      product(context, dtype, {
        left: operands.input(left, rows * depth, dtype),
        rowStride: depth * bytes,
        depthStride: bytes,
        panels,
        start: 0,
        startStride: 0,
        result: operands.output(output, rows * columns, dtype),
        depth,
        columns,
        rows,
      });
      operands.finish();
    },
    addColumnSums(input, output) {
      const { engine, operands } = context;
      const [rows = 0, columns = 0] = input.shape;
      const size = rows * columns;
      const dtype = dtypeOf(output);
      engine.integer(0, rows);
      engine.integer(1, columns);
      engine.integer(2, operands.input(input, size, dtype));
      engine.integer(3, operands.update(output, columns, dtype));
      engine.run(ADD_COLUMN_SUMS, dtype, size, elementChunks(columns));
      operands.finish();
    },
  };
}

function denseAffine(
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
  const source = operands.input(weights, depth * columns, dtype);
  const panels = packed(context, PACK, source, depth, columns, dtype);
  const bytes = elementBytes(dtype);
  product(context, dtype, {
    left: operands.input(input, rows * depth, dtype),
    rowStride: depth * bytes,
    depthStride: bytes,
    panels,
    start: bias === undefined ? 0 : operands.input(bias, columns, dtype),
    startStride: 0,
    result: operands.output(output, rows * columns, dtype),
    depth,
    columns,
    rows,
  });
  operands.finish();
}

function denseGradient(context: WasmContext, left: Tensor, right: Tensor, output: Tensor): void {
  const [depth = 0, rows = 0] = left.shape;
  const columns = right.shape[1] ?? 0;
  const dtype = dtypeOf(output);
  const { operands } = context;
  const source = operands.input(right, depth * columns, dtype);
  const panels = packed(context, PACK, source, depth, columns, dtype);
  const bytes = elementBytes(dtype);
  const result = operands.update(output, rows * columns, dtype);
  product(context, dtype, {
    left: operands.input(left, rows * depth, dtype),
    rowStride: bytes,
    depthStride: rows * bytes,
    panels,
    start: result,
    startStride: columns * bytes,
    result,
    depth,
    columns,
    rows,
  });
  operands.finish();
}

function sparseAffine(
  { engine, operands }: WasmContext,
  block: SparseBlock,
  input: Tensor,
  weights: Tensor,
  bias: Tensor | undefined,
  output: Tensor,
): void {
  const [rows = 0, width = 0] = input.shape;
  const units = weights.shape[1] ?? 0;
  const dtype = dtypeOf(input);
  giveBlock(engine, block);
  engine.integer(4, operands.input(weights, width * units, dtype));
  engine.integer(5, bias === undefined ? 0 : operands.input(bias, units, dtype));
  engine.integer(6, operands.output(output, rows * units, dtype));
  engine.integer(7, units);
  engine.integer(8, block.bands);
  engine.integer(9, rows);
  engine.run(SPARSE_AFFINE, dtype, sparseWork(weights, rows), rows);
  operands.finish();
}

function sparseGradient(
  { engine, operands }: WasmContext,
  block: SparseBlock,
  input: Tensor,
  outputGradient: Tensor,
  gradient: Tensor,
): void {
  const [rows = 0, width = 0] = input.shape;
  const units = outputGradient.shape[1] ?? 0;
  const dtype = dtypeOf(input);
  const tiles = Math.max(1, Math.floor((units * elementBytes(dtype)) / sparseTileBytes));
  giveBlock(engine, block);
  engine.integer(4, operands.input(outputGradient, rows * units, dtype));
  engine.integer(5, operands.update(gradient, width * units, dtype));
  engine.integer(6, units);
  engine.integer(7, block.bands);
  engine.integer(8, rows);
  engine.integer(9, tiles);
  engine.run(SPARSE_GRADIENT, dtype, sparseWork(gradient, rows), tiles * block.bands);
  operands.finish();
}

function giveBlock(engine: WasmContext["engine"], block: SparseBlock): void {
  engine.integer(0, block.order);
  engine.integer(1, block.rowStarts);
  engine.integer(2, block.columns);
  engine.integer(3, block.values);
  engine.scalar(0, block.scale);
}

/** Multiply-adds of a sparse product, supposing that a quarter of the elements are not zero. */
function sparseWork(weights: Tensor, rows: number): number {
  return (weights.size * rows) / 4;
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

function product({ engine }: WasmContext, dtype: DType, job: Product): void {
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
}

/** The right operand in panels, as the dense kernel reads it, until the operation is finished. */
function packed(
  { engine, operands }: WasmContext,
  kernel: number,
  right: number,
  depth: number,
  columns: number,
  dtype: DType,
): number {
  const panels = Math.ceil((columns * elementBytes(dtype)) / tileBytes);
  const address = operands.temporary(panels * depth * tileBytes);
  engine.integer(0, right);
  engine.integer(1, address);
  engine.integer(2, depth);
  engine.integer(3, columns);
  engine.run(kernel, dtype, depth * columns, panels);
  return address;
}

function elementBytes(dtype: DType): number {
  return dtype === "float32" ? 4 : 8;
}
