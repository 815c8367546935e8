import { dtypeOf, isContiguous, type Tensor } from "../../tensor/index.js";
import { pairBytes } from "./element-bytes.js";
import { rowNumber, type SparseBlock } from "./sparse-blocks.js";
import type { WasmContext } from "./wasm-context.js";

/** Room for sparse rows that are made of others, in the memory of the tensor that stands for them. */
export interface OwnPairs {
  readonly rowStarts: number;
  readonly pairs: number;
  /** Of each row the first entry says already where its pairs begin. */
  readonly starts: Int32Array;
  /** The most pairs of all rows together. */
  readonly count: number;
}

/**
 * Room for at most as many pairs as a block has, in the memory of `output`; `undefined` where they don't fit.
 *
 * It has room for them unless the rows are rather dense: so nothing is allocated, and they live as long as
 * the tensor.
 */
export function ownPairs(
  { memory, operands }: WasmContext,
  block: SparseBlock,
  output: Tensor,
): OwnPairs | undefined {
  const [rows = 0] = output.shape;
  const { data, offset, size } = output;
  const { bands, starts } = block;
  const entries = bands + 1;
  if (data.buffer !== memory.buffer || !isContiguous(output)) return undefined;
  const rowStarts = data.byteOffset + offset * data.BYTES_PER_ELEMENT;
  const entryBytes = rows * entries * 4;
  const room = size * data.BYTES_PER_ELEMENT - entryBytes;
  if (room < 0) return undefined;
  const ownStarts = new Int32Array(memory.buffer, rowStarts, rows * entries);
  let count = 0;
  for (let row = 0; row < rows; row += 1) {
    const start = rowNumber(block, row) * entries;
    ownStarts[row * entries] = count;
    count += (starts[start + bands] ?? 0) - (starts[start] ?? 0);
  }
  if (count * pairBytes(dtypeOf(output)) > room) return undefined;
  operands.written(output);
  return { rowStarts, pairs: rowStarts + entryBytes, starts: ownStarts, count };
}
