import { elementCount, requireSameShape, type Shape, type Tensor } from "../tensor/index.js";
import { standaloneContext, type LayerContext } from "./layer-context.js";
import { Layer } from "./layer.js";
import { reshaped } from "./reshaped.js";

/**
 * All elements of a sample in one row: `[batch, …]` becomes `[batch, features]`, in row order.
 *
 * Between convolutions and {@link Dense} layers. Gradient: `∂L/∂input` is the output's in the input's shape.
 */
export class Flatten extends Layer<number, number> {
  #shape: Shape | undefined;
  #context: LayerContext | undefined;

  override outputShape([batch = 0, ...sample]: Shape): Shape {
    return [batch, elementCount(sample)];
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    this.#shape = input.shape;
    this.#context = context;
    return reshaped(input, this.outputShape(input.shape), context, this, "output");
  }

  override backward(outputGradient: Tensor): Tensor {
    const shape = this.remembered(this.#shape);
    const context = this.remembered(this.#context);
    requireSameShape(outputGradient.shape, this.outputShape(shape), `${this.name}.backward`);
    return reshaped(outputGradient, shape, context, this, "inputGradient");
  }
}
