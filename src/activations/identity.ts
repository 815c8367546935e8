import { noGradient, standaloneContext, type LayerContext } from "../layers/index.js";
import { requireSameShape, type Shape, type Tensor } from "../tensor/index.js";
import { Activation } from "./activation.js";

/**
 * No activation: `output = input`, the very tensor, not a copy.
 *
 * Gradient: `∂L/∂input = outputGradient`. It stands where a layer is required and none is wanted,
 * such as the `output` of a model built from dimensions.
 */
export class Identity extends Activation {
  #shape: Shape | undefined;
  #context: LayerContext | undefined;

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    this.#shape = input.shape;
    this.#context = context;
    return input;
  }

  override backward(outputGradient: Tensor): Tensor {
    const shape = this.remembered(this.#shape);
    if (!this.remembered(this.#context).needsInputGradient) return noGradient;
    requireSameShape(outputGradient.shape, shape, `${this.name}.backward`);
    return outputGradient;
  }
}
