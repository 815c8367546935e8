import { type DType, type Tensor } from "../../tensor/index.js";
import { elementBytes, vectorElements } from "./element-bytes.js";
import type { WasmContext } from "./wasm-context.js";

/** The most vectors of a tile of the sparse kernel. */
const mostTileVectors = 8;

/**
 * Rows that go through all tiles before others: so few that their pairs stay in a core's cache
 * meanwhile (128 rows: 5 % of the time of 784-128-64-10's first layer less than with all rows).
 */
const stripeRows = 128;

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

/** The right operand of a sparse product, in tiles. */
export interface Right {
  readonly address: number;
  readonly rowStride: number;
  readonly tileStride: number;
  readonly tileVectors: number;
}

/** The right operand `[depth, units]`: as it is where one tile covers it or packing wouldn't pay. */
export function rightOf(
  context: WasmContext,
  tensor: Tensor,
  depth: number,
  dtype: DType,
  packingPays: boolean,
): Right {
  const units = tensor.shape[1] ?? 0;
  const { allVectors, tileVectors } = tilesOf(units, dtype);
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

/** Vectors of a row of `units` elements, and of each of its tiles. */
export function tilesOf(units: number, dtype: DType): { allVectors: number; tileVectors: number } {
  const allVectors = Math.max(1, Math.ceil(units / vectorElements(dtype)));
  const tiles = Math.ceil(allVectors / mostTileVectors);
  return { allVectors, tileVectors: Math.ceil(allVectors / tiles) };
}

/** What a sparse product has beside its left operand. */
export interface SparseProduct {
  readonly right: Right;
  readonly start: number;
  readonly startStride: number;
  readonly result: number;
  readonly rows: number;
  readonly units: number;
  readonly work: number;
}

/** Runs `result ← start + left · right`. */
export function sparseProduct(
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
