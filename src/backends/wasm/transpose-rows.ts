import type { DType } from "../../tensor/index.js";
import { pairBytes } from "./element-bytes.js";
import { TRANSPOSE_ROWS } from "./shared/kernel-numbers.js";
import type { SparseBlock } from "./sparse-blocks.js";
import type { RowPairs } from "./sparse-product.js";
import type { WasmContext } from "./wasm-context.js";

/** Elementary operations that a pair takes, about. */
const pairWork = 4;

/** Which rows of a block are transposed. */
export interface TransposedRows {
  readonly first: number;
  readonly count: number;
  readonly width: number;
  readonly dtype: DType;
}

/** The columns of some rows of a block as rows of (value, row number) pairs, in memory of `allocate`. */
export function transposeRows(
  { engine }: WasmContext,
  block: SparseBlock,
  { first, count, width, dtype }: TransposedRows,
  allocate: (bytes: number) => number,
): RowPairs {
  const entryBytes = (block.bands + 1) * 4;
  const order = block.order === 0 ? 0 : block.order + first * 4;
  const rowStarts = block.rowStarts + (order === 0 ? first * entryBytes : 0);
  const pairCount = pairsOf(block, first, count);
  const columnStarts = allocate((width + 1) * 4);
  const pairs = allocate(pairCount * pairBytes(dtype));
  engine.integer(0, order);
  engine.integer(1, rowStarts);
  engine.integer(2, block.pairs);
  engine.integer(3, count);
  engine.integer(4, block.bands);
  engine.integer(5, block.bandColumns);
  engine.integer(6, width);
  engine.integer(7, columnStarts);
  engine.integer(8, pairs);
  engine.scalarOf(dtype, block.scale);
  engine.run(TRANSPOSE_ROWS, dtype, pairCount * pairWork, block.bands);
  return {
    order: 0,
    rowStarts: columnStarts,
    entryStride: 4,
    entryLength: 4,
    pairs,
    scale: 1,
  };
}

/** Pairs of these rows of a block. */
function pairsOf(block: SparseBlock, first: number, count: number): number {
  const { starts, bands, orderView } = block;
  const entries = bands + 1;
  if (orderView === undefined) {
    const start = (block.start + first) * entries;
    return (starts[start + count * entries - 1] ?? 0) - (starts[start] ?? 0);
  }
  let pairs = 0;
  for (let index = first; index < first + count; index += 1) {
    const start = (orderView[index] ?? 0) * entries;
    pairs += (starts[start + bands] ?? 0) - (starts[start] ?? 0);
  }
  return pairs;
}
