import { dtypeOf, type Tensor } from "../../tensor/index.js";
import { dropThreshold, keepFactor } from "../operations/drop-threshold.js";
import type { NoiseKey } from "../operations/noise-operations.js";
import { ownPairs } from "./own-pairs.js";
import { DROP_PAIRS } from "./shared/kernel-numbers.js";
import type { SparseBlock } from "./sparse-blocks.js";
import type { WasmContext } from "./wasm-context.js";

/** Operations that a pair takes, about: often its random numbers are made for itself alone. */
const pairWork = 20;

/** Makes `output` sparse rows with the elements that dropout keeps; false where it can't. */
export function dropSparse(
  context: WasmContext,
  block: SparseBlock,
  input: Tensor,
  rate: number,
  key: NoiseKey,
  output: Tensor,
): boolean {
  const { engine, operands, sparse } = context;
  const [rows = 0, width = 0] = input.shape;
  const dtype = dtypeOf(input);
  const { bands, bandColumns } = block;
  operands.require(output, rows * width, dtype);
  const own = block.base === undefined ? ownPairs(context, block, output) : undefined;
  if (own === undefined) return false;
  engine.integer(0, rows);
  engine.integer(1, key[0]);
  engine.integer(2, key[1]);
  engine.integer(3, dropThreshold(rate));
  engine.integer(4, block.order);
  engine.integer(5, block.rowStarts);
  engine.integer(6, block.pairs);
  engine.integer(7, bands);
  engine.integer(8, width);
  engine.integer(9, own.rowStarts);
  engine.integer(10, own.pairs);
  engine.run(DROP_PAIRS, dtype, own.count * pairWork, rows);
  sparse.set(output, {
    ...{ order: 0, rowStarts: own.rowStarts, pairs: own.pairs, bands, bandColumns },
    ...{ orderView: undefined, starts: own.starts, start: 0, transposes: undefined },
    scale: block.scale * keepFactor(rate),
  });
  return true;
}
