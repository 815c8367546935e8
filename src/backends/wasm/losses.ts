import { dtypeOf } from "../../tensor/index.js";
import type { ElementwiseLoss, LossOperations } from "../operations/loss-operations.js";
import { elementBytes } from "./element-bytes.js";
import { elementChunks } from "./element-chunks.js";
import { elementPieces, rowPieces, sumPieces } from "./piece-sums.js";
import {
  ELEMENTWISE_LOSS,
  SCALED_DIFFERENCE,
  SOFTMAX_CROSS_ENTROPY,
} from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

/** Numbers of the losses, as in `kernels/losses/kinds.ts`. */
const kinds: Readonly<Record<ElementwiseLoss, number>> = {
  squaredError: 0,
  absoluteError: 1,
  huber: 2,
  binaryCrossEntropy: 3,
  crossEntropy: 4,
};

/** Operations that a logarithm or an exponential takes, about. */
const logarithmWork = 12;

/** Losses by the kernels in `kernels/losses`. */
export function lossOperations(context: WasmContext): LossOperations {
  const { engine, operands } = context;
  return {
    elementwiseLoss(kind, predictions, targets, parameter, scale, gradient) {
      const { size } = predictions;
      const dtype = dtypeOf(predictions);
      engine.integer(0, size);
      engine.integer(1, kinds[kind]);
      engine.integer(2, operands.input(predictions, size, dtype));
      engine.integer(3, operands.input(targets, size, dtype));
      engine.integer(4, gradient === undefined ? 0 : operands.output(gradient, size, dtype));
      engine.scalar(0, parameter);
      engine.scalar(1, scale);
      const hasLogarithm = kind === "crossEntropy" || kind === "binaryCrossEntropy";
      const work = size * (hasLogarithm ? logarithmWork : 1);
      return sumPieces(context, ELEMENTWISE_LOSS, dtype, work, elementPieces(size));
    },
    softmaxCrossEntropy(logits, targets, scale, gradient) {
      const [rows = 0, columns = 0] = logits.shape;
      const size = rows * columns;
      const dtype = dtypeOf(logits);
      engine.integer(0, rows);
      engine.integer(1, columns);
      engine.integer(2, operands.input(logits, size, dtype));
      engine.integer(3, operands.input(targets, size, dtype));
      // The kernel always writes one.
      const address = gradient && operands.output(gradient, size, dtype);
      engine.integer(4, address ?? operands.temporary(size * elementBytes(dtype)));
      engine.scalar(0, scale);
      const pieces = rowPieces(context, rows, columns);
      return sumPieces(context, SOFTMAX_CROSS_ENTROPY, dtype, size * logarithmWork, pieces);
    },
    scaledDifference(left, right, scale, output) {
      const { size } = left;
      const dtype = dtypeOf(left);
      engine.integer(0, size);
      engine.integer(1, operands.input(left, size, dtype));
      engine.integer(2, operands.input(right, size, dtype));
      engine.integer(3, operands.output(output, size, dtype));
      engine.scalar(0, scale);
      engine.run(SCALED_DIFFERENCE, dtype, size, elementChunks(size));
      operands.finish();
    },
  };
}
