import { dtypeOf } from "../../tensor/index.js";
import type { ElementwiseLoss, LossOperations } from "../operations/loss-operations.js";
import { elementBytes } from "./element-bytes.js";
import { elementChunks } from "./element-chunks.js";
import { elementPieces, pieceRows, sumPieces } from "./piece-sums.js";
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
      return sumPieces(context, {
        kernel: ELEMENTWISE_LOSS,
        dtype,
        work: size * (hasLogarithm ? logarithmWork : 1),
        pieces: elementPieces(size),
        sums: 5,
      });
    },
    softmaxCrossEntropy(logits, targets, scale, gradient) {
      const [rows = 0, columns = 0] = logits.shape;
      const size = rows * columns;
      const dtype = dtypeOf(logits);
      engine.integer(0, rows);
      engine.integer(1, columns);
      engine.integer(2, operands.input(logits, size, dtype));
      engine.integer(3, operands.input(targets, size, dtype));
      const scratch = gradient === undefined ? size * elementBytes(dtype) : 0;
      engine.integer(
        4,
        gradient === undefined
          ? operands.temporary(scratch)
          : operands.output(gradient, size, dtype),
      );
      engine.integer(6, pieceRows(columns));
      engine.scalar(0, scale);
      return sumPieces(context, {
        kernel: SOFTMAX_CROSS_ENTROPY,
        dtype,
        work: size * logarithmWork,
        pieces: Math.ceil(rows / pieceRows(columns)),
        sums: 5,
      });
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
