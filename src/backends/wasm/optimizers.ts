import { wholePower } from "../../tensor/whole-power.js";
import { dtypeOf, type Tensor } from "../../tensor/index.js";
import type { OptimizerOperations, UpdateSettings } from "../operations/optimizer-operations.js";
import { elementChunks } from "./element-chunks.js";
import {
  ADAGRAD_STEP,
  ADAM_STEP,
  GRADIENT_STEP,
  MOMENTUM_STEP,
  RMSPROP_STEP,
} from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

/** Updates by the kernels in `kernels/optimizers`. */
export function optimizerOperations({ engine, operands }: WasmContext): OptimizerOperations {
  const step = (
    kernel: number,
    tensors: readonly [value: Tensor, gradient: Tensor, ...state: Tensor[]],
    settings: UpdateSettings,
    scalars: readonly number[] = [],
    flag = false,
  ): void => {
    const [value, gradient, ...state] = tensors;
    const { size } = value;
    const dtype = dtypeOf(value);
    engine.integer(0, size);
    engine.integer(1, flag ? 1 : 0);
    engine.integer(2, operands.update(value, size, dtype));
    engine.integer(3, operands.input(gradient, size, dtype));
    state.forEach((tensor, index) => {
      engine.integer(4 + index, operands.update(tensor, size, dtype));
    });
    engine.scalar(0, settings.learningRate);
    engine.scalar(1, settings.weightDecay);
    scalars.forEach((scalar, index) => {
      engine.scalar(2 + index, scalar);
    });
    engine.run(kernel, dtype, size * tensors.length, elementChunks(size));
    operands.finish();
  };
  return {
    gradientStep(value, gradient, settings) {
      step(GRADIENT_STEP, [value, gradient], settings);
    },
    momentumStep(value, gradient, velocity, settings) {
      const { momentum, nesterov } = settings;
      step(MOMENTUM_STEP, [value, gradient, velocity], settings, [momentum], nesterov);
    },
    rmsPropStep(value, gradient, meanSquare, settings) {
      const { decay, epsilon } = settings;
      step(RMSPROP_STEP, [value, gradient, meanSquare], settings, [decay, epsilon]);
    },
    adaGradStep(value, gradient, sumOfSquares, settings) {
      step(ADAGRAD_STEP, [value, gradient, sumOfSquares], settings, [settings.epsilon]);
    },
    adamStep(value, gradient, firstMoment, secondMoment, settings) {
      const { beta1, beta2, epsilon, step: count, decoupled } = settings;
      const corrections = [1 - wholePower(beta1, count), 1 - wholePower(beta2, count)];
      const scalars = [beta1, beta2, epsilon, ...corrections];
      step(ADAM_STEP, [value, gradient, firstMoment, secondMoment], settings, scalars, decoupled);
    },
  };
}
