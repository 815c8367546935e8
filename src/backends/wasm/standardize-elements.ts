import { dtypeOf, type Tensor } from "../../tensor/index.js";
import { columnVector, inverseDeviations } from "./column-vectors.js";
import { NORMALIZE_COLUMNS } from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

/** Operations an element takes, about. */
const elementWork = 3;

/** `output ← (input − mean) / deviation`, a number of each a column, for a tensor with elements of its own. */
export function standardizeElements(
  context: WasmContext,
  input: Tensor,
  mean: Tensor | undefined,
  deviation: Tensor,
  output: Tensor,
): void {
  const { engine, operands } = context;
  const { size } = input;
  const columns = deviation.size;
  const rows = columns === 0 ? 0 : size / columns;
  const dtype = dtypeOf(input);
  const zeros = columnVector(context, columns, dtype, () => 0);
  engine.integer(0, rows);
  engine.integer(1, columns);
  engine.integer(2, operands.input(input, size, dtype));
  engine.integer(3, mean === undefined ? zeros : operands.input(mean, columns, dtype));
  engine.integer(4, inverseDeviations(context, deviation, dtype).address);
  engine.integer(5, zeros);
  engine.integer(6, operands.output(output, size, dtype));
  engine.run(NORMALIZE_COLUMNS, dtype, size * elementWork, rows);
  operands.finish();
}
