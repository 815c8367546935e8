import { dtypeOf } from "../../tensor/index.js";
import type { LimitOperations } from "../operations/limit-operations.js";
import { elementChunks } from "./element-chunks.js";
import { ACTIVATE, LIMIT_COLUMN_NORMS } from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

/** Number of the function, as in `kernels/elementwise/kinds.ts`. */
const CLAMP = 9;

/** Bounds by kernels in `kernels/elementwise` and `kernels/reductions`. */
export function limitOperations({ engine, operands }: WasmContext): LimitOperations {
  return {
    clamp(target, limit) {
      const { size } = target;
      const dtype = dtypeOf(target);
      const address = operands.update(target, size, dtype);
      engine.integer(0, size);
      engine.integer(1, CLAMP);
      engine.integer(2, address);
      engine.integer(3, address);
      engine.scalar(0, limit);
      engine.run(ACTIVATE, dtype, size, elementChunks(size));
      operands.finish();
    },
    limitColumnNorms(target, limit) {
      const { size, shape } = target;
      const columns = shape.at(-1) ?? 1;
      const dtype = dtypeOf(target);
      engine.integer(0, columns === 0 ? 0 : size / columns);
      engine.integer(1, columns);
      engine.integer(2, operands.update(target, size, dtype));
      engine.integer(3, operands.temporary((columns + 1) * Float64Array.BYTES_PER_ELEMENT));
      engine.scalar(0, limit);
      engine.run(LIMIT_COLUMN_NORMS, dtype, size * 2, elementChunks(columns));
      operands.finish();
    },
  };
}
