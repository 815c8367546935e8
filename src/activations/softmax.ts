import { getBackend } from "../backends/default-backend.js";
import {
  noGradient,
  requireInput,
  standaloneContext,
  type LayerContext,
  type OutputKind,
} from "../layers/index.js";
import { dtypeOf, requireSameShape, type Tensor } from "../tensor/index.js";
import { Activation } from "./activation.js";

/**
 * Probabilities of classes: `pᵢⱼ = e^(xᵢⱼ − mᵢ) / Σₖ e^(xᵢₖ − mᵢ)` for input x and output p, both
 * `[batch, classes]`, with `mᵢ` the largest element of row i, so that no exponential overflows.
 *
 * Gradient, through the whole Jacobian of a row: `∂L/∂xᵢⱼ = pᵢⱼ · (gᵢⱼ − Σₖ gᵢₖ · pᵢₖ)` with g the
 * `outputGradient`. As a model's last layer under `CrossEntropy` the two are differentiated
 * together, as `p − target`.
 *
 * Source: Bridle, "Probabilistic interpretation of feedforward classification network outputs, with
 * relationships to statistical pattern recognition", in "Neurocomputing", Springer, 1990.
 */
export class Softmax extends Activation {
  override readonly outputKind: OutputKind = "softmax";
  #output: Tensor | undefined;
  #context: LayerContext | undefined;

  override get inputAxes(): number {
    return 2;
  }

  /** @throws {ShapeError} unless the input is `[batch, classes]`. */
  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    requireInput(input, this);
    const output = context.allocate(this, "output", input.shape, dtypeOf(input));
    getBackend().softmax(input, output);
    this.#output = output;
    this.#context = context;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const output = this.remembered(this.#output);
    const context = this.remembered(this.#context);
    if (!context.needsInputGradient) return noGradient;
    requireSameShape(outputGradient.shape, output.shape, `${this.name}.backward`);
    const inputGradient = context.allocate(this, "inputGradient", output.shape, dtypeOf(output));
    getBackend().softmaxGradient(output, outputGradient, inputGradient);
    return inputGradient;
  }
}
