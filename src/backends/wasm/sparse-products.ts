import { dtypeOf, type DType, type Tensor } from "../../tensor/index.js";
import { elementBytes, vectorElements } from "./element-bytes.js";
import type { TransposeMaker } from "./kept-transposes.js";
import { SPARSE_AFFINE, SPARSE_GRADIENT } from "./shared/kernel-numbers.js";
import type { SparseBlock } from "./sparse-blocks.js";
import { transposeRows, type TransposedRows } from "./transpose-rows.js";
import type { WasmContext } from "./wasm-context.js";

/** The most vectors of a tile of the sparse kernel. */
const mostTileVectors = 8;

/**
 * Rows that go through all tiles before others: so few that their pairs stay in a core's cache
 * meanwhile (128 rows: 5 % of the time of 784-128-64-10's first layer less than with all rows).
 */
const stripeRows = 128;

/** Rows from which on it pays to pack weights, of which each row reads a part. */
const fewestPackedRows = 64;

/** Rows whose transpose is made at a time: few enough to be numbered by 16 bits, and to stay in caches. */
const mostTransposedRows = 1024;

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
  product(context, SPARSE_AFFINE, dtype, left, {
    right: rightOf(context, weights, width, dtype, packingPays),
    start: bias === undefined ? 0 : operands.input(bias, units, dtype),
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
    product(context, SPARSE_GRADIENT, dtype, transposed, {
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
  const isWorthKeeping = rows.first === 0 && units * elementBytes(rows.dtype) <= mostKeptBytes;
  const kept = isWorthKeeping ? block.transposes?.find(block, rows.count, make) : undefined;
  return kept ?? make((bytes) => operands.temporary(bytes));
}

/** Multiply-adds of a sparse product, supposing that a quarter of the elements are not zero. */
function sparseWork(width: number, rows: number): number {
  return (width * rows) / 4;
}

/** Rows of (value, index) pairs as the sparse kernel reads them. */
export interface RowPairs {
  /** Address of the row numbers, 0 where the rows follow one another. */
  readonly order: number;
  readonly rowStarts: number;
  /** Bytes in `rowStarts` from one row's entry to the next. */
  readonly entryStride: number;
  /** Bytes from a row's entry to that of its end. */
  readonly entryLength: number;
  readonly pairs: number;
  readonly scale: number;
}

interface Right {
  readonly address: number;
  readonly rowStride: number;
  readonly tileStride: number;
  readonly tileVectors: number;
}

/** The right operand `[depth, units]`: as it is where one tile covers it or packing wouldn't pay. */
function rightOf(
  context: WasmContext,
  tensor: Tensor,
  depth: number,
  dtype: DType,
  packingPays: boolean,
): Right {
  const units = tensor.shape[1] ?? 0;
  const allVectors = Math.max(1, Math.ceil(units / vectorElements(dtype)));
  const tileVectors = Math.ceil(allVectors / Math.ceil(allVectors / mostTileVectors));
  const rowBytes = tileVectors * 16;
  if (!packingPays || tileVectors === allVectors) {
    return {
      address: context.operands.input(tensor, depth * units, dtype),
      rowStride: units * elementBytes(dtype),
      tileStride: rowBytes,
      tileVectors,
    };
  }
  const source = { tensor, depth, columns: units, dtype, vectors: tileVectors, transposed: false };
  const address = context.panels.pack(source);
  return { address, rowStride: rowBytes, tileStride: depth * rowBytes, tileVectors };
}

interface SparseProduct {
  readonly right: Right;
  readonly start: number;
  readonly startStride: number;
  readonly result: number;
  readonly rows: number;
  readonly units: number;
  readonly work: number;
}

function product(
  { engine }: WasmContext,
  kernel: number,
  dtype: DType,
  left: RowPairs,
  { right, start, startStride, result, rows, units, work }: SparseProduct,
): void {
  engine.integer(0, left.order);
  engine.integer(1, left.rowStarts);
  engine.integer(2, left.entryStride);
  engine.integer(3, left.entryLength);
  engine.integer(4, left.pairs);
  engine.integer(5, right.address);
  engine.integer(6, right.rowStride);
  engine.integer(7, right.tileStride);
  engine.integer(8, start);
  engine.integer(9, startStride);
  engine.integer(10, result);
  engine.integer(11, units);
  engine.integer(12, rows);
  engine.integer(13, right.tileVectors);
  engine.integer(14, Math.min(rows, stripeRows));
  engine.scalarOf(dtype, left.scale);
  const tiles = Math.ceil(units / (right.tileVectors * vectorElements(dtype)));
  engine.run(kernel, dtype, work, rows * tiles);
}
