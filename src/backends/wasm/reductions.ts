import { ArgumentError } from "../../errors/index.js";
import { dtypeOf, requireSameShape, type Tensor } from "../../tensor/index.js";
import type { ReductionOperations } from "../operations/reduction-operations.js";
import { areFinite } from "./are-finite.js";
import { elementChunks } from "./element-chunks.js";
import {
  ADD_SCALED,
  ADD_SCALED_SIGN,
  APPROACH,
  ARGMAX_ROWS,
  MATCHING_ROWS,
  SUM_OF_MAGNITUDES,
  SUM_OF_SQUARES,
} from "./shared/kernel-numbers.js";
import { rowPieces, sumPieces } from "./piece-sums.js";
import type { WasmContext } from "./wasm-context.js";

/** Reductions by the kernels in `kernels/reductions`; a sum of elements has one order, so it is never cut. */
export function reductionOperations(context: WasmContext): ReductionOperations {
  const { engine, operands, memory, reference } = context;
  const reduce = (kernel: number, input: Tensor): number => {
    const { size } = input;
    const dtype = dtypeOf(input);
    engine.integer(0, size);
    engine.integer(1, operands.input(input, size, dtype));
    engine.run(kernel, dtype, size, 1);
    operands.finish();
    return engine.result;
  };
  const add = (kernel: number, source: Tensor, scale: number, target: Tensor): void => {
    const { size } = target;
    const dtype = dtypeOf(target);
    engine.integer(0, size);
    engine.integer(1, operands.input(source, size, dtype));
    engine.integer(2, operands.update(target, size, dtype));
    engine.scalar(0, scale);
    engine.run(kernel, dtype, size, elementChunks(size));
    operands.finish();
  };
  return {
    sumOfSquares: (input) => reduce(SUM_OF_SQUARES, input),
    sumOfMagnitudes: (input) => reduce(SUM_OF_MAGNITUDES, input),
    isFinite: (input) => areFinite(context, input),
    argmaxRows(input, output) {
      const [rows = 0, columns = 0] = input.shape;
      const size = rows * columns;
      const dtype = dtypeOf(input);
      requireRoom(output, rows);
      const address = operands.temporary(rows * 4);
      engine.integer(0, rows);
      engine.integer(1, columns);
      engine.integer(2, operands.input(input, size, dtype));
      engine.integer(3, address);
      engine.run(ARGMAX_ROWS, dtype, size, Math.ceil(rows / 16));
      output.set(new Int32Array(memory.buffer, address, rows));
      operands.finish();
    },
    matchingRows(left, right) {
      const [rows = 0, columns = 0] = left.shape;
      const size = rows * columns;
      const dtype = dtypeOf(left);
      requireSameShape(right.shape, left.shape, "matchingRows");
      if (dtypeOf(right) !== dtype) return reference.matchingRows(left, right);
      engine.integer(0, rows);
      engine.integer(1, columns);
      engine.integer(2, operands.input(left, size, dtype));
      engine.integer(3, operands.input(right, size, dtype));
      return sumPieces(context, MATCHING_ROWS, dtype, size * 4, rowPieces(context, rows, columns));
    },
    addScaled(source, scale, target) {
      add(ADD_SCALED, source, scale, target);
    },
    approach(source, share, target) {
      add(APPROACH, source, share, target);
    },
    addScaledSign(source, scale, target) {
      add(ADD_SCALED_SIGN, source, scale, target);
    },
  };
}

function requireRoom(output: Int32Array, rows: number): void {
  if (output.length >= rows) return;
  throw new ArgumentError({
    where: "argmaxRows, output",
    expected: `room for ${rows} rows`,
    received: `${output.length} elements`,
  });
}
