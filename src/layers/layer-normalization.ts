import { requireOptions } from "../errors/require-options.js";
import { getBackend } from "../backends/default-backend.js";
import { Constant } from "../initializers/index.js";
import { Parameter } from "../parameters/index.js";
import {
  requirePositive,
  requirePositiveInteger,
  requireSameShape,
  type Tensor,
} from "../tensor/index.js";
import { noGradient, standaloneContext, type LayerContext } from "./layer-context.js";
import { Layer } from "./layer.js";
import { requireInput } from "./require-input.js";

/** Options of {@link LayerNormalization}. */
export interface LayerNormalizationOptions {
  /** Added to variances. Default: 0.001, as in Keras. */
  readonly epsilon?: number;
}

/**
 * Brings every row along the last axis to mean 0 and variance 1, then every feature to a scale and a mean
 * that are learned: `output = gamma ⊙ x̂ + beta`, `x̂ = (input − mean) / √(variance + epsilon)`.
 *
 * Shapes: input `[…, features]` with any axes, gamma and beta `[features]`; each row of `features` numbers has
 * its own mean and (biased) variance, in training and otherwise. Gradients: `∂L/∂gamma = Σ outputGradient ⊙ x̂`
 * and `∂L/∂beta = Σ outputGradient` over the rows, `∂L/∂input = (h − mean h − x̂ · mean (h ⊙ x̂)) /
 * √(variance + epsilon)` with h = gamma ⊙ outputGradient and means over the row.
 *
 * Source: Ba, Kiros, Hinton, "Layer normalization", 2016.
 */
export class LayerNormalization<Features extends number = number> extends Layer<
  Features,
  Features
> {
  readonly features: Features;
  readonly epsilon: number;
  readonly gamma: Parameter;
  readonly beta: Parameter;
  override readonly parameters: readonly Parameter[];
  #input: Tensor | undefined;
  #context: LayerContext | undefined;

  /** @throws {ArgumentError} when `features` is no whole number of at least 1, or `epsilon` is not positive. */
  constructor(features: Features, options: LayerNormalizationOptions = {}) {
    super({ inputs: features, outputs: features });
    const { epsilon = 1e-3 } = requireOptions(options, "LayerNormalization", "features, ");
    requirePositiveInteger(features, "LayerNormalization, features");
    requirePositive(epsilon, "LayerNormalization, epsilon");
    this.features = features;
    this.epsilon = epsilon;
    const initializer = new Constant(1);
    this.gamma = new Parameter("gamma", [features], { initializer, regularizable: false });
    this.beta = new Parameter("beta", [features], { regularizable: false });
    this.parameters = [this.gamma, this.beta];
  }

  /** Any number. */
  override get inputAxes(): undefined {
    return undefined;
  }

  override constructorArguments(): readonly unknown[] {
    return [this.features, { epsilon: this.epsilon }];
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    requireInput(input, this);
    const output = context.allocate(this, "output", input.shape, this.gamma.dtype);
    const scale = { gamma: this.gamma.value, beta: this.beta.value };
    getBackend().normalizeRows(input, this.epsilon, scale, output);
    this.#input = input;
    this.#context = context;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const input = this.remembered(this.#input);
    const context = this.remembered(this.#context);
    requireSameShape(outputGradient.shape, input.shape, `${this.name}.backward`);
    const inputGradient = context.needsInputGradient
      ? context.allocate(this, "inputGradient", input.shape, this.gamma.dtype)
      : undefined;
    getBackend().normalizeRowsGradient(
      { input, gamma: this.gamma.value, outputGradient, inputGradient },
      this.epsilon,
      { gamma: this.gamma.gradient, beta: this.beta.gradient },
    );
    return inputGradient ?? noGradient;
  }
}
