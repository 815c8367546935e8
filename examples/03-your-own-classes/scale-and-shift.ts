import {
  Layer,
  noGradient,
  Parameter,
  standaloneContext,
  type LayerContext,
  type Tensor,
} from "ndnet";
import { forEachElement } from "../support/for-each-element.js";
import { TruncatedNormal } from "./truncated-normal.js";

/**
 * A layer: `output[i, j] = gain[j] · input[i, j] + shift[j]`, both learned, `[width]`.
 *
 * Gradients: `∂L/∂gain[j] = Σᵢ g[i, j] · input[i, j]`, `∂L/∂shift[j] = Σᵢ g[i, j]`,
 * `∂L/∂input[i, j] = g[i, j] · gain[j]`, with g the `outputGradient`.
 */
export class ScaleAndShift<Width extends number> extends Layer<Width, Width> {
  readonly gain: Parameter;
  readonly shift: Parameter;
  override readonly parameters: readonly Parameter[];
  #input: Tensor | undefined;
  #context: LayerContext | undefined;

  constructor(width: Width) {
    super({ inputs: width, outputs: width });
    this.gain = new Parameter("gain", [width], { initializer: new TruncatedNormal(1, 0.1) });
    this.shift = new Parameter("shift", [width], { regularizable: false });
    this.parameters = [this.gain, this.shift];
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    const output = context.allocate(this, "output", input.shape, this.gain.dtype);
    const { value: gain } = this.gain;
    const { value: shift } = this.shift;
    forEachElement(input, (x, i, j) => output.set(i, j, gain.get(j) * x + shift.get(j)));
    this.#input = input;
    this.#context = context;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const input = this.remembered(this.#input);
    const context = this.remembered(this.#context);
    const { value: gain, gradient: gainGradient } = this.gain;
    const { gradient: shiftGradient } = this.shift;
    forEachElement(outputGradient, (g, i, j) => {
      gainGradient.set(j, gainGradient.get(j) + g * input.get(i, j));
      shiftGradient.set(j, shiftGradient.get(j) + g);
    });
    if (!context.needsInputGradient) return noGradient;
    const inputGradient = context.allocate(this, "inputGradient", input.shape, this.gain.dtype);
    forEachElement(outputGradient, (g, i, j) => inputGradient.set(i, j, g * gain.get(j)));
    return inputGradient;
  }
}
