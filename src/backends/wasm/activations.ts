import { dtypeOf } from "../../tensor/index.js";
import type {
  ActivationOperations,
  ElementwiseActivation,
} from "../operations/activation-operations.js";
import {
  ACTIVATE,
  ACTIVATE_GRADIENT,
  RESCALE,
  SOFTMAX,
  SOFTMAX_GRADIENT,
} from "./shared/kernel-numbers.js";
import { denseRows } from "./dense-rows.js";
import { elementChunks } from "./element-chunks.js";
import type { WasmContext } from "./wasm-context.js";

/** Numbers of the functions, as in `kernels/elementwise/kinds.ts`. */
const kinds: Readonly<Record<ElementwiseActivation, number>> = {
  relu: 0,
  leakyRelu: 1,
  elu: 2,
  gelu: 3,
  geluTanh: 4,
  silu: 5,
  softplus: 6,
  sigmoid: 7,
  tanh: 8,
};

/** Operations an element takes, about: those that need an exponential take more. */
const cheapWork = 1;
const exponentialWork = 12;

/** Activations by the kernels in `kernels/elementwise` and `kernels/softmax`. */
export function activationOperations(context: WasmContext): ActivationOperations {
  const { engine, operands, sparse } = context;
  const workOf = (kind: ElementwiseActivation, elements: number): number =>
    elements * (kind === "relu" || kind === "leakyRelu" ? cheapWork : exponentialWork);
  return {
    activate(kind, input, output, alpha) {
      const { size } = input;
      const dtype = dtypeOf(input);
      engine.integer(0, size);
      engine.integer(1, kinds[kind]);
      engine.integer(2, operands.input(input, size, dtype));
      engine.integer(3, operands.output(output, size, dtype));
      engine.scalar(0, alpha);
      engine.run(ACTIVATE, dtype, workOf(kind, size), elementChunks(size));
      operands.finish();
    },
    activateGradient(kind, input, output, outputGradient, inputGradient, alpha) {
      const { size } = input;
      const dtype = dtypeOf(input);
      engine.integer(0, size);
      engine.integer(1, kinds[kind]);
      engine.integer(2, operands.input(input, size, dtype));
      engine.integer(3, operands.input(output, size, dtype));
      engine.integer(4, operands.input(outputGradient, size, dtype));
      engine.integer(5, operands.output(inputGradient, size, dtype));
      engine.scalar(0, alpha);
      engine.run(ACTIVATE_GRADIENT, dtype, workOf(kind, size), elementChunks(size));
      operands.finish();
    },
    softmax(input, output) {
      const [rows = 0, columns = 0] = input.shape;
      const size = rows * columns;
      const dtype = dtypeOf(input);
      engine.integer(0, rows);
      engine.integer(1, columns);
      engine.integer(2, operands.input(input, size, dtype));
      engine.integer(3, operands.output(output, size, dtype));
      engine.run(SOFTMAX, dtype, size * exponentialWork, rows);
      operands.finish();
    },
    softmaxGradient(output, outputGradient, inputGradient) {
      const [rows = 0, columns = 0] = output.shape;
      const size = rows * columns;
      const dtype = dtypeOf(output);
      engine.integer(0, rows);
      engine.integer(1, columns);
      engine.integer(2, operands.input(output, size, dtype));
      engine.integer(3, operands.input(outputGradient, size, dtype));
      engine.integer(4, operands.output(inputGradient, size, dtype));
      engine.run(SOFTMAX_GRADIENT, dtype, size * 2, rows);
      operands.finish();
    },
    rescale(input, scale, offset, output) {
      const { size } = input;
      const dtype = dtypeOf(input);
      const block = sparse.get(input);
      if (block?.base === undefined && block !== undefined && offset === 0) {
        sparse.set(output, { ...block, scale: block.scale * scale });
        return;
      }
      if (block?.base !== undefined) denseRows(context, block, input, output);
      const elements = block?.base === undefined ? input : output;
      engine.integer(0, size);
      engine.integer(1, operands.input(elements, size, dtype));
      engine.integer(2, operands.output(output, size, dtype));
      engine.scalar(0, scale);
      engine.scalar(1, offset);
      engine.run(RESCALE, dtype, size, elementChunks(size));
      operands.finish();
    },
  };
}
