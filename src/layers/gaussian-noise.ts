import { getBackend } from "../backends/default-backend.js";
import {
  dtypeOf,
  requireInRange,
  requireSameShape,
  type Shape,
  type Tensor,
} from "../tensor/index.js";
import { noGradient, standaloneContext, type LayerContext } from "./layer-context.js";
import { Layer } from "./layer.js";
import { drawNoiseKey } from "./noise-key.js";

/**
 * Adds noise while a model trains: `output = input + standardDeviation · n`, n independent standard normal
 * numbers. Otherwise `output = input`, the very tensor.
 *
 * Gradient: `∂L/∂input = outputGradient`. Every pass draws two words from the context's random state, from
 * which all of its noise follows.
 */
export class GaussianNoise extends Layer<number, "same"> {
  readonly standardDeviation: number;
  #shape: Shape | undefined;
  #context: LayerContext | undefined;

  /** @throws {ArgumentError} unless `standardDeviation` is finite and at least 0. */
  constructor(standardDeviation: number) {
    super({ outputs: "same" });
    requireInRange(standardDeviation, 0, Infinity, "GaussianNoise, standardDeviation");
    this.standardDeviation = standardDeviation;
  }

  override constructorArguments(): readonly unknown[] {
    return [this.standardDeviation];
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    this.#shape = input.shape;
    this.#context = context;
    if (!context.training || this.standardDeviation === 0) return input;
    const output = context.allocate(this, "output", input.shape, dtypeOf(input));
    const key = drawNoiseKey(context.random);
    getBackend().addGaussianNoise(input, this.standardDeviation, key, output);
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const shape = this.remembered(this.#shape);
    if (!this.remembered(this.#context).needsInputGradient) return noGradient;
    requireSameShape(outputGradient.shape, shape, `${this.name}.backward`);
    return outputGradient;
  }
}
