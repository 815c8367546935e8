import { ELU } from "./elu";
import { GELU } from "./gelu";
import { GELUTanh } from "./gelu-tanh";
import * as kinds from "./kinds";
import { LeakyReLU } from "./leaky-relu";
import { mapGradients } from "./map-gradients";
import { ReLU } from "./relu";
import { Sigmoid } from "./sigmoid";
import { SiLU } from "./silu";
import { Softplus } from "./softplus";
import { Tanh } from "./tanh";

/**
 * `inputGradient ← outputGradient · f′(input)` for elements `start … end − 1` of contiguous arrays,
 * where `output` holds f(input); `inputGradient` may be any of the others.
 * The classes of the functions, one a file here, state f and f′.
 *
 * @param kind One of the numbers in `kinds.ts`.
 * @param alpha The parameter α of `LEAKY_RELU` and `ELU`.
 */
export function activateGradient<T>(
  kind: i32,
  input: usize,
  output: usize,
  outputGradient: usize,
  inputGradient: usize,
  alpha: f64,
  start: i32,
  end: i32,
): void {
  switch (kind) {
    case kinds.RELU:
      return mapGradients<T, ReLU>(input, output, outputGradient, inputGradient, alpha, start, end);
    case kinds.LEAKY_RELU:
      return mapGradients<T, LeakyReLU>(
        input,
        output,
        outputGradient,
        inputGradient,
        alpha,
        start,
        end,
      );
    case kinds.ELU:
      return mapGradients<T, ELU>(input, output, outputGradient, inputGradient, alpha, start, end);
    case kinds.GELU:
      return mapGradients<T, GELU>(input, output, outputGradient, inputGradient, alpha, start, end);
    case kinds.GELU_TANH:
      return mapGradients<T, GELUTanh>(
        input,
        output,
        outputGradient,
        inputGradient,
        alpha,
        start,
        end,
      );
    case kinds.SILU:
      return mapGradients<T, SiLU>(input, output, outputGradient, inputGradient, alpha, start, end);
    case kinds.SOFTPLUS:
      return mapGradients<T, Softplus>(
        input,
        output,
        outputGradient,
        inputGradient,
        alpha,
        start,
        end,
      );
    case kinds.SIGMOID:
      return mapGradients<T, Sigmoid>(
        input,
        output,
        outputGradient,
        inputGradient,
        alpha,
        start,
        end,
      );
    default:
      return mapGradients<T, Tanh>(input, output, outputGradient, inputGradient, alpha, start, end);
  }
}
