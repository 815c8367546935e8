import { Activation } from "../../src/activations/index.js";
import { Initializer } from "../../src/initializers/index.js";
import { Layer } from "../../src/layers/index.js";
import { Loss, type LossContext, type LossResult } from "../../src/losses/index.js";
import { Metric } from "../../src/metrics/index.js";
import { Optimizer } from "../../src/optimizers/index.js";
import { Parameter } from "../../src/parameters/index.js";
import { Regularizer } from "../../src/regularizers/index.js";
import { asColumn, dtypeOf, zeros, type Tensor } from "../../src/tensor/index.js";
import { elements } from "./tensors.js";

/** Calls `visit` for every element of a matrix. */
export function eachElement({ shape }: Tensor, visit: (i: number, j: number) => void): void {
  for (let i = 0; i < shape[0]!; i++) for (let j = 0; j < shape[1]!; j++) visit(i, j);
}

/** A layer of one's own: `output[i, j] = input[i, j] · factor[j]`. */
export class Scale extends Layer<number, "same"> {
  readonly factor: Parameter;
  override readonly parameters: readonly Parameter[];
  #input: Tensor | undefined;

  constructor(units: number) {
    super({ inputs: units, outputs: "same" });
    this.factor = new Parameter("factor", [units], { initializer: new Alternating() });
    this.parameters = [this.factor];
  }

  override forward(input: Tensor): Tensor {
    const output = zeros(input.shape, { dtype: dtypeOf(input) });
    eachElement(input, (i, j) => output.set(i, j, input.get(i, j) * this.factor.value.get(j)));
    this.#input = input;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const input = this.remembered(this.#input);
    const { value, gradient } = this.factor;
    const inputGradient = zeros(input.shape, { dtype: dtypeOf(input) });
    eachElement(input, (i, j) => {
      const g = outputGradient.get(i, j);
      gradient.set(j, gradient.get(j) + g * input.get(i, j));
      inputGradient.set(i, j, g * value.get(j));
    });
    return inputGradient;
  }
}

/** An activation of one's own: `output = x · |x|`, which has no kink. */
export class SignedSquare extends Activation {
  #input: Tensor | undefined;

  override forward(input: Tensor): Tensor {
    const output = zeros(input.shape, { dtype: dtypeOf(input) });
    eachElement(input, (i, j) => output.set(i, j, input.get(i, j) * Math.abs(input.get(i, j))));
    this.#input = input;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const input = this.remembered(this.#input);
    const result = zeros(input.shape, { dtype: dtypeOf(input) });
    eachElement(input, (i, j) =>
      result.set(i, j, outputGradient.get(i, j) * 2 * Math.abs(input.get(i, j))),
    );
    return result;
  }
}

/** A loss of one's own: the log-cosh of the error, summed over the units. */
export class LogCosh extends Loss {
  override evaluate(predictions: Tensor, targets: Tensor, context: LossContext = {}): LossResult {
    const scale = this.scale(predictions, context);
    const gradient = zeros(predictions.shape, { dtype: dtypeOf(predictions) });
    let sum = 0;
    eachElement(predictions, (i, j) => {
      const error = predictions.get(i, j) - targets.get(i, j);
      sum += Math.log(Math.cosh(error));
      gradient.set(i, j, scale * Math.tanh(error));
    });
    return { value: scale * sum, gradient };
  }
}

/** An optimizer of one's own: the sign of the gradient alone, with a count kept in a slot. */
export class SignDescent extends Optimizer {
  protected override update(parameter: Parameter): void {
    const value = asMatrix(parameter.value);
    const gradient = asMatrix(parameter.gradient);
    const seen = asMatrix(this.slot(parameter, "seen"));
    eachElement(value, (i, j) => {
      value.set(i, j, value.get(i, j) - this.learningRate * Math.sign(gradient.get(i, j)));
      seen.set(i, j, seen.get(i, j) + 1);
    });
  }
}

/** A vector as a column; a matrix as it is. */
function asMatrix(tensor: Tensor): Tensor {
  return tensor.shape.length === 1 ? asColumn(tensor) : tensor;
}

/** An initializer of one's own: 1, −1, 1, … */
export class Alternating extends Initializer {
  override fill(values: Float64Array): void {
    values.forEach((_, position) => {
      values[position] = position % 2 === 0 ? 1 : -1;
    });
  }
}

/** A regularizer of one's own: Σ w⁴. */
export class Quartic extends Regularizer {
  override penalty(value: Tensor): number {
    return elements(value).reduce((sum, w) => sum + w ** 4, 0);
  }

  override addGradient(value: Tensor, gradient: Tensor): void {
    eachElement(value, (i, j) => gradient.set(i, j, gradient.get(i, j) + 4 * value.get(i, j) ** 3));
  }
}

/** A metric of one's own: the largest error of any unit. */
export class LargestError extends Metric {
  override readonly name = "largestError";
  #largest = NaN;

  override reset(): void {
    this.#largest = NaN;
  }

  override update(predictions: Tensor, targets: Tensor): void {
    eachElement(predictions, (i, j) => {
      const error = Math.abs(predictions.get(i, j) - targets.get(i, j));
      if (!(error <= this.#largest)) this.#largest = error;
    });
  }

  override result(): number {
    return this.#largest;
  }
}
