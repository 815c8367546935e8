import { dtypeOf, type Tensor } from "../../tensor/index.js";
import { inverseDeviations } from "./column-vectors.js";
import { ownPairs } from "./own-pairs.js";
import { SCALE_PAIRS } from "./shared/kernel-numbers.js";
import type { SparseBlock } from "./sparse-blocks.js";
import type { WasmContext } from "./wasm-context.js";

/** Operations that a pair takes, about. */
const pairWork = 3;

/**
 * Makes `output` sparse rows of `input / deviation` over a base of `−mean / deviation`; false where it can't.
 *
 * The base is never added to the rows: products add its own product once, which is the same for all rows.
 */
export function standardizeSparse(
  context: WasmContext,
  block: SparseBlock,
  mean: Tensor,
  deviation: Tensor,
  output: Tensor,
): boolean {
  const { engine, operands, sparse } = context;
  const [rows = 0] = output.shape;
  const dtype = dtypeOf(output);
  const { bands, bandColumns } = block;
  operands.require(output, rows * deviation.size, dtype);
  const own = block.base === undefined ? ownPairs(context, block, output) : undefined;
  if (own === undefined) return false;
  engine.integer(0, rows);
  engine.integer(1, block.order);
  engine.integer(2, block.rowStarts);
  engine.integer(3, block.pairs);
  engine.integer(4, bands);
  engine.integer(5, inverseDeviations(context, deviation, dtype).address);
  engine.integer(6, own.rowStarts);
  engine.integer(7, own.pairs);
  engine.scalarOf(dtype, block.scale);
  engine.run(SCALE_PAIRS, dtype, own.count * pairWork, rows);
  operands.finish();
  sparse.set(output, {
    ...{ order: 0, rowStarts: own.rowStarts, pairs: own.pairs, bands, bandColumns },
    ...{ orderView: undefined, starts: own.starts, start: 0, transposes: undefined, scale: 1 },
    base: { source: block, mean, deviation },
  });
  return true;
}
