import { getBackend } from "../backends/default-backend.js";
import type { NoiseKey } from "../backends/operations/noise-operations.js";
import { ArgumentError } from "../errors/index.js";
import { dtypeOf, requireSameShape, type Tensor } from "../tensor/index.js";
import { noGradient, standaloneContext, type LayerContext } from "./layer-context.js";
import { Layer, type InputUse } from "./layer.js";
import { drawNoiseKey } from "./noise-key.js";

/**
 * Leaves out elements at random while a model trains: `output = mask ⊙ input / (1 − rate)`, with a mask
 * of zeros, each with probability `rate`, and ones. Otherwise `output = input`, the very tensor.
 *
 * So the mean of every element stays the same, and predictions need no change of scale. Gradient:
 * `∂L/∂input = mask ⊙ outputGradient / (1 − rate)` with the same mask. Every pass draws two words from the
 * context's random state, from which all of its mask follows. 16 bits decide about an element, so the
 * rate, in the mask and in the scale, is `rate` rounded to a multiple of 2⁻¹⁶ below 1. As a first layer it
 * leaves sparse inputs sparse.
 *
 * Source: Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov, "Dropout: a simple way to prevent
 * neural networks from overfitting", 2014.
 */
export class Dropout extends Layer<number, "same"> {
  readonly rate: number;
  /** `"same"` for `Dropout` itself; a subclass that reads no elements of the input says so too. */
  override readonly inputUse: InputUse;
  #input: Tensor | undefined;
  #context: LayerContext | undefined;
  /** That of the latest pass, where it trained. */
  #key: NoiseKey | undefined;

  /** @throws {ArgumentError} unless `rate` is at least 0 and below 1. */
  constructor(rate: number) {
    super({ outputs: "same" });
    requireRate(rate);
    this.rate = rate;
    this.inputUse = new.target === Dropout ? "same" : "elements";
  }

  override constructorArguments(): readonly unknown[] {
    return [this.rate];
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    this.#input = input;
    this.#context = context;
    this.#key = context.training && this.rate > 0 ? drawNoiseKey(context.random) : undefined;
    if (this.#key === undefined) return input;
    const output = context.allocate(this, "output", input.shape, dtypeOf(input));
    getBackend().dropout(input, this.rate, this.#key, output);
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const input = this.remembered(this.#input);
    const context = this.remembered(this.#context);
    if (!context.needsInputGradient) return noGradient;
    requireSameShape(outputGradient.shape, input.shape, `${this.name}.backward`);
    if (this.#key === undefined) return outputGradient;
    const inputGradient = context.allocate(this, "inputGradient", input.shape, dtypeOf(input));
    getBackend().dropout(outputGradient, this.rate, this.#key, inputGradient);
    return inputGradient;
  }
}

function requireRate(rate: number): void {
  if (typeof rate === "number" && rate >= 0 && rate < 1) return;
  throw new ArgumentError({
    where: "Dropout, rate",
    expected: "a number from 0 to below 1",
    received: String(rate),
    fix: "The rate is the share that is dropped: 0.2 keeps four in five.",
  });
}
