import { Clamp } from "./clamp";
import { ELU } from "./elu";
import { GELU } from "./gelu";
import { GELUTanh } from "./gelu-tanh";
import * as kinds from "./kinds";
import { LeakyReLU } from "./leaky-relu";
import { mapElements } from "./map-elements";
import { ReLU } from "./relu";
import { Sigmoid } from "./sigmoid";
import { SiLU } from "./silu";
import { Softplus } from "./softplus";
import { Tanh } from "./tanh";

/**
 * `output ← f(input)` for elements `start … end − 1` of contiguous arrays; `output` may be `input`.
 * The classes of the functions, one a file here, state f; NaN gives NaN.
 *
 * @param kind One of the numbers in `kinds.ts`.
 * @param alpha The parameter α of `LEAKY_RELU`, `ELU` and `CLAMP`.
 */
export function activate<T>(
  kind: i32,
  input: usize,
  output: usize,
  alpha: f64,
  start: i32,
  end: i32,
): void {
  switch (kind) {
    case kinds.RELU:
      return mapElements<T, ReLU>(input, output, alpha, start, end);
    case kinds.LEAKY_RELU:
      return mapElements<T, LeakyReLU>(input, output, alpha, start, end);
    case kinds.ELU:
      return mapElements<T, ELU>(input, output, alpha, start, end);
    case kinds.GELU:
      return mapElements<T, GELU>(input, output, alpha, start, end);
    case kinds.GELU_TANH:
      return mapElements<T, GELUTanh>(input, output, alpha, start, end);
    case kinds.SILU:
      return mapElements<T, SiLU>(input, output, alpha, start, end);
    case kinds.SOFTPLUS:
      return mapElements<T, Softplus>(input, output, alpha, start, end);
    case kinds.SIGMOID:
      return mapElements<T, Sigmoid>(input, output, alpha, start, end);
    case kinds.CLAMP:
      return mapElements<T, Clamp>(input, output, alpha, start, end);
    default:
      return mapElements<T, Tanh>(input, output, alpha, start, end);
  }
}
