import type { ElementwiseActivation } from "../backends/operations/activation-operations.js";
import { getBackend } from "../backends/default-backend.js";
import {
  noGradient,
  standaloneContext,
  type LayerContext,
  type OutputKind,
} from "../layers/index.js";
import { dtypeOf, requireSameShape, type Tensor } from "../tensor/index.js";
import { Activation } from "./activation.js";

/** An activation that is a function of one element, computed by the backend: `output = f(input)`. */
export abstract class Elementwise extends Activation {
  override readonly outputKind: OutputKind = "values";
  readonly #kind: ElementwiseActivation;
  readonly #alpha: number;
  #input: Tensor | undefined;
  #output: Tensor | undefined;
  #context: LayerContext | undefined;

  /** @param alpha The function's parameter, where it has one. */
  constructor(kind: ElementwiseActivation, alpha = 0) {
    super();
    this.#kind = kind;
    this.#alpha = alpha;
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    const output = context.allocate(this, "output", input.shape, dtypeOf(input));
    getBackend().activate(this.#kind, input, output, this.#alpha);
    this.#input = input;
    this.#output = output;
    this.#context = context;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const input = this.remembered(this.#input);
    const output = this.remembered(this.#output);
    const context = this.remembered(this.#context);
    if (!context.needsInputGradient) return noGradient;
    requireSameShape(outputGradient.shape, input.shape, `${this.name}.backward`);
    const inputGradient = context.allocate(this, "inputGradient", input.shape, dtypeOf(input));
    getBackend().activateGradient(
      this.#kind,
      input,
      output,
      outputGradient,
      inputGradient,
      this.#alpha,
    );
    return inputGradient;
  }
}
