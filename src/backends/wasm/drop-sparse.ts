import { dtypeOf, isContiguous, type Tensor } from "../../tensor/index.js";
import { dropThreshold, keepFactor } from "../operations/drop-threshold.js";
import type { NoiseKey } from "../operations/noise-operations.js";
import { pairBytes } from "./element-bytes.js";
import { DROP_PAIRS } from "./shared/kernel-numbers.js";
import { rowNumber, type SparseBlock } from "./sparse-blocks.js";
import type { WasmContext } from "./wasm-context.js";

/** Operations that a pair takes, about: often its random numbers are made for itself alone. */
const pairWork = 20;

/**
 * Makes `output` sparse rows with the elements that dropout keeps; false where it can't.
 *
 * They lie in the memory of `output` itself, which has room for them unless the rows are rather dense: so
 * nothing is allocated, and they live as long as the tensor that stands for them.
 */
export function dropSparse(
  context: WasmContext,
  block: SparseBlock,
  input: Tensor,
  rate: number,
  key: NoiseKey,
  output: Tensor,
): boolean {
  const { engine, memory, operands, sparse } = context;
  const [rows = 0, width = 0] = input.shape;
  const dtype = dtypeOf(input);
  const { bands, starts } = block;
  const entries = bands + 1;
  const { data, offset } = output;
  if (data.buffer !== memory.buffer || !isContiguous(output)) return false;
  operands.require(output, rows * width, dtype);
  const address = data.byteOffset + offset * data.BYTES_PER_ELEMENT;
  const entryBytes = rows * entries * 4;
  const most = Math.floor((output.size * data.BYTES_PER_ELEMENT - entryBytes) / pairBytes(dtype));
  if (most < 0) return false;
  const keptStarts = new Int32Array(memory.buffer, address, rows * entries);
  let pairs = 0;
  for (let row = 0; row < rows; row += 1) {
    const start = rowNumber(block, row) * entries;
    keptStarts[row * entries] = pairs;
    pairs += (starts[start + bands] ?? 0) - (starts[start] ?? 0);
  }
  if (pairs > most) return false;
  operands.written(output);
  engine.integer(0, rows);
  engine.integer(1, key[0]);
  engine.integer(2, key[1]);
  engine.integer(3, dropThreshold(rate));
  engine.integer(4, block.order);
  engine.integer(5, block.rowStarts);
  engine.integer(6, block.pairs);
  engine.integer(7, bands);
  engine.integer(8, width);
  engine.integer(9, address);
  engine.integer(10, address + entryBytes);
  engine.run(DROP_PAIRS, dtype, pairs * pairWork, rows);
  sparse.set(output, {
    order: 0,
    rowStarts: address,
    pairs: address + entryBytes,
    bands,
    bandColumns: block.bandColumns,
    orderView: undefined,
    starts: keptStarts,
    start: 0,
    transposes: undefined,
    scale: block.scale * keepFactor(rate),
  });
  return true;
}
