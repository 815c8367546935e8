import { dtypeOf, type Tensor } from "../../tensor/index.js";
import { DENSE_ROWS } from "./shared/kernel-numbers.js";
import type { SparseBlock } from "./sparse-blocks.js";
import { standardizeElements } from "./standardize-elements.js";
import type { WasmContext } from "./wasm-context.js";

/** `output ←` the elements of sparse rows, for operations that need them one by one. */
export function denseRows(
  context: WasmContext,
  block: SparseBlock,
  input: Tensor,
  output: Tensor,
): void {
  if (block.base !== undefined) {
    const { source, mean, deviation } = block.base;
    denseRows(context, source, input, output);
    standardizeElements(context, output, mean, deviation, output);
    return;
  }
  const { engine, operands } = context;
  const [rows = 0, width = 0] = input.shape;
  const dtype = dtypeOf(input);
  engine.integer(0, block.order);
  engine.integer(1, block.rowStarts);
  engine.integer(2, block.pairs);
  engine.integer(3, rows);
  engine.integer(4, block.bands);
  engine.integer(5, width);
  engine.integer(6, operands.output(output, rows * width, dtype));
  engine.scalarOf(dtype, block.scale);
  engine.run(DENSE_ROWS, dtype, rows * width, rows);
  operands.finish();
}
