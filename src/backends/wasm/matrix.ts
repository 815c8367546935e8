import { dtypeOf } from "../../tensor/index.js";
import type { MatrixOperations } from "../operations/matrix-operations.js";
import { denseAffine, denseGradient, denseTransposed } from "./dense-products.js";
import { elementChunks } from "./element-chunks.js";
import { ADD_COLUMN_SUMS } from "./shared/kernel-numbers.js";
import { sparseAffine, sparseGradient } from "./sparse-products.js";
import type { WasmContext } from "./wasm-context.js";

/** Matrix products by the kernels in `kernels/dense` and `kernels/sparse`. */
export function matrixOperations(context: WasmContext): MatrixOperations {
  return {
    affine(input, weights, bias, output) {
      const block = context.sparse.get(input);
      if (block === undefined) denseAffine(context, input, weights, bias, output);
      else sparseAffine(context, block, input, weights, bias, output);
    },
    addTransposedProduct(left, right, output) {
      const block = context.sparse.get(left);
      if (block === undefined) denseGradient(context, left, right, output);
      else sparseGradient(context, block, left, right, output);
    },
    productTransposed(left, right, output) {
      denseTransposed(context, left, right, output);
    },
    addColumnSums(input, output) {
      const { engine, operands } = context;
      const [rows = 0, columns = 0] = input.shape;
      const size = rows * columns;
      const dtype = dtypeOf(output);
      engine.integer(0, rows);
      engine.integer(1, columns);
      engine.integer(2, operands.input(input, size, dtype));
      engine.integer(3, operands.update(output, columns, dtype));
      engine.run(ADD_COLUMN_SUMS, dtype, size, elementChunks(columns));
      operands.finish();
    },
  };
}
