import { dtypeOf, type DType, type Tensor } from "../../tensor/index.js";
import { dropThreshold, keepFactor } from "../operations/drop-threshold.js";
import type { NoiseKey, NoiseOperations } from "../operations/noise-operations.js";
import { dropSparse } from "./drop-sparse.js";
import { denseRows } from "./dense-rows.js";
import { DROPOUT, GAUSSIAN_NOISE } from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

/** Elements of a block whose random numbers are made together, as in `kernels/random`. */
const dropBlock = 32;
const normalBlock = 16;

/** Operations an element takes, about. */
const dropWork = 4;
const normalWork = 40;

/** Random changes of tensors by the kernels in `kernels/random`. */
export function noiseOperations(context: WasmContext): NoiseOperations {
  const { engine, operands, sparse } = context;
  const change = (
    input: Tensor,
    key: NoiseKey,
    output: Tensor,
    run: (elements: number, dtype: DType) => void,
  ): void => {
    const { size } = input;
    const dtype = dtypeOf(input);
    engine.integer(0, size);
    engine.integer(1, key[0]);
    engine.integer(2, key[1]);
    engine.integer(4, operands.input(input, size, dtype));
    engine.integer(5, operands.output(output, size, dtype));
    run(size, dtype);
    operands.finish();
  };
  return {
    dropout(input, rate, key, output) {
      const block = sparse.get(input);
      if (block !== undefined) {
        if (dropSparse(context, block, input, rate, key, output)) return;
        denseRows(context, block, input, output);
      }
      change(block === undefined ? input : output, key, output, (elements, dtype) => {
        engine.integer(3, dropThreshold(rate));
        engine.scalarOf(dtype, keepFactor(rate));
        engine.run(DROPOUT, dtype, elements * dropWork, Math.ceil(elements / dropBlock));
      });
    },
    addGaussianNoise(input, deviation, key, output) {
      const block = sparse.get(input);
      if (block !== undefined) denseRows(context, block, input, output);
      change(block === undefined ? input : output, key, output, (elements, dtype) => {
        engine.scalar(0, deviation);
        engine.run(GAUSSIAN_NOISE, dtype, elements * normalWork, Math.ceil(elements / normalBlock));
      });
    },
  };
}
