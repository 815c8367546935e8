import { getBackend } from "../backends/default-backend.js";
import { dtypeOf, requireInRange, requireSameShape, type Tensor } from "../tensor/index.js";
import { noGradient, standaloneContext, type LayerContext } from "./layer-context.js";
import { Layer, type InputUse } from "./layer.js";

/**
 * A fixed change of scale: `output = scale · input + offset`, in the shape of the input.
 *
 * Gradient: `∂L/∂input = scale · outputGradient`. As a first layer, `new Rescaling(1 / 255)` takes
 * pixels from 0 to 255 to the range from 0 to 1.
 */
export class Rescaling extends Layer<number, "same"> {
  readonly scale: number;
  readonly offset: number;
  /** `"same"` for `Rescaling` itself without an offset: zeros stay zeros. */
  override readonly inputUse: InputUse;
  #input: Tensor | undefined;
  #context: LayerContext | undefined;

  /**
   * @param offset Default: 0.
   * @throws {ArgumentError} unless both are finite.
   */
  constructor(scale: number, offset = 0) {
    super({ outputs: "same" });
    requireInRange(scale, -Infinity, Infinity, "Rescaling, scale");
    requireInRange(offset, -Infinity, Infinity, "Rescaling, offset");
    this.scale = scale;
    this.offset = offset;
    this.inputUse = new.target === Rescaling && offset === 0 ? "same" : "elements";
  }

  override constructorArguments(): readonly unknown[] {
    return [this.scale, this.offset];
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    const output = context.allocate(this, "output", input.shape, dtypeOf(input));
    getBackend().rescale(input, this.scale, this.offset, output);
    this.#input = input;
    this.#context = context;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const input = this.remembered(this.#input);
    const context = this.remembered(this.#context);
    if (!context.needsInputGradient) return noGradient;
    requireSameShape(outputGradient.shape, input.shape, `${this.name}.backward`);
    const inputGradient = context.allocate(this, "inputGradient", input.shape, dtypeOf(input));
    getBackend().rescale(outputGradient, this.scale, 0, inputGradient);
    return inputGradient;
  }
}
