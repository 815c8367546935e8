import { Activation, standaloneContext, type LayerContext, type Tensor } from "ndnet";
import { forEachElement } from "../support/for-each-element.js";

/** An activation: `output = x / (1 + |x|)`; `∂L/∂x = g / (1 + |x|)²`. */
export class Softsign extends Activation {
  #input: Tensor | undefined;
  #context: LayerContext | undefined;

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    const output = context.allocate(this, "output", input.shape, input.dtype);
    forEachElement(input, (x, i, j) => output.set(i, j, x / (1 + Math.abs(x))));
    this.#input = input;
    this.#context = context;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const input = this.remembered(this.#input);
    const context = this.remembered(this.#context);
    const inputGradient = context.allocate(this, "inputGradient", input.shape, input.dtype);
    forEachElement(input, (x, i, j) =>
      inputGradient.set(i, j, outputGradient.get(i, j) / (1 + Math.abs(x)) ** 2),
    );
    return inputGradient;
  }
}
