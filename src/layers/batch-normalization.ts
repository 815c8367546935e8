import { requireOptions } from "../errors/require-options.js";
import { getBackend } from "../backends/default-backend.js";
import { Constant, Zeros } from "../initializers/index.js";
import { LayerState, Parameter } from "../parameters/index.js";
import {
  elementCount,
  requireInRange,
  requirePositive,
  requirePositiveInteger,
  requireSameShape,
  type Tensor,
} from "../tensor/index.js";
import { noGradient, standaloneContext, type LayerContext } from "./layer-context.js";
import { Layer } from "./layer.js";
import { requireInput } from "./require-input.js";

/** Options of {@link BatchNormalization}. */
export interface BatchNormalizationOptions {
  /** Share of the old running statistics that a training pass keeps, from 0 to below 1. Default: 0.99, as in Keras. */
  readonly momentum?: number;
  /** Added to variances. Default: 0.001, as in Keras. */
  readonly epsilon?: number;
}

/**
 * Brings every feature, of images every channel, to mean 0 and variance 1, then to a scale and a mean that
 * are learned: `output = gamma ⊙ x̂ + beta`, `x̂ = (input − mean) / √(variance + epsilon)`.
 *
 * Shapes: input `[…, features]` with any axes, gamma, beta, mean and variance `[features]`. While it trains,
 * mean and (biased) variance are those of the input over all axes but the last, and the running statistics
 * take them in: `running ← momentum · running + (1 − momentum) · batch`. Otherwise the running statistics are
 * used, from 0 and 1 in the beginning.
 *
 * Gradients, over the n rows of the input: `∂L/∂gamma = Σ outputGradient ⊙ x̂`, `∂L/∂beta = Σ outputGradient`,
 * `∂L/∂input = gamma / √(variance + epsilon) ⊙ (g − Σ g / n − x̂ ⊙ Σ (g ⊙ x̂) / n)` with g = outputGradient.
 *
 * A batch of up to 512 rows is normalised as a whole. Of a larger one, or with the option `blockRows` of
 * `fit`, each block of rows is normalised by itself and taken in by itself, as in Hoffer, Hubara, Soudry,
 * "Train longer, generalize better", 2017; blocks of one batch are then about as long as one another. A
 * single row has no variance: in training it becomes beta, and the running statistics stay as they are.
 *
 * Source: Ioffe, Szegedy, "Batch normalization: accelerating deep network training by reducing internal
 * covariate shift", 2015.
 */
export class BatchNormalization<Features extends number = number> extends Layer<
  Features,
  Features
> {
  readonly features: Features;
  readonly momentum: number;
  readonly epsilon: number;
  readonly gamma: Parameter;
  readonly beta: Parameter;
  readonly runningMean: LayerState;
  readonly runningVariance: LayerState;
  override readonly parameters: readonly Parameter[];
  override readonly state: readonly LayerState[];
  override readonly mixesRows = true;
  #input: Tensor | undefined;
  #context: LayerContext | undefined;
  #mean: Tensor | undefined;
  #variance: Tensor | undefined;

  /** @throws {ArgumentError} when `features` is no whole number of at least 1, or an option is out of range. */
  constructor(features: Features, options: BatchNormalizationOptions = {}) {
    super({ inputs: features, outputs: features });
    const { momentum = 0.99, epsilon = 1e-3 } = requireOptions(
      options,
      "BatchNormalization",
      "features, ",
    );
    requirePositiveInteger(features, "BatchNormalization, features");
    requireInRange(momentum, 0, 1 - Number.EPSILON / 2, "BatchNormalization, momentum");
    requirePositive(epsilon, "BatchNormalization, epsilon");
    this.features = features;
    this.momentum = momentum;
    this.epsilon = epsilon;
    const one = new Constant(1);
    this.gamma = new Parameter("gamma", [features], { initializer: one, regularizable: false });
    this.beta = new Parameter("beta", [features], { regularizable: false });
    this.parameters = [this.gamma, this.beta];
    this.runningMean = new LayerState("runningMean", [features], { initializer: new Zeros() });
    this.runningVariance = new LayerState("runningVariance", [features], { initializer: one });
    this.state = [this.runningMean, this.runningVariance];
  }

  /** Any number. */
  override get inputAxes(): undefined {
    return undefined;
  }

  override constructorArguments(): readonly unknown[] {
    return [this.features, { momentum: this.momentum, epsilon: this.epsilon }];
  }

  override forward(input: Tensor, context: LayerContext = standaloneContext()): Tensor {
    requireInput(input, this);
    this.#input = input;
    this.#context = context;
    const statistics = context.training ? this.#statisticsOf(input, context) : this.#running();
    const output = context.allocate(this, "output", input.shape, this.gamma.dtype);
    const scale = { gamma: this.gamma.value, beta: this.beta.value };
    getBackend().normalizeColumns(input, statistics, scale, output);
    this.#mean = statistics.mean;
    this.#variance = statistics.variance;
    return output;
  }

  override backward(outputGradient: Tensor): Tensor {
    const input = this.remembered(this.#input);
    const context = this.remembered(this.#context);
    const mean = this.remembered(this.#mean);
    const variance = this.remembered(this.#variance);
    requireSameShape(outputGradient.shape, input.shape, `${this.name}.backward`);
    const { needsInputGradient, training: areOfInput } = context;
    const inputGradient = needsInputGradient
      ? context.allocate(this, "inputGradient", input.shape, this.gamma.dtype)
      : undefined;
    getBackend().normalizeColumnsGradient(
      { input, gamma: this.gamma.value, outputGradient, inputGradient },
      { mean, variance, epsilon: this.epsilon, areOfInput },
      { gamma: this.gamma.gradient, beta: this.beta.gradient },
    );
    return inputGradient ?? noGradient;
  }

  #running(): { mean: Tensor; variance: Tensor; epsilon: number } {
    const { runningMean, runningVariance, epsilon } = this;
    return { mean: runningMean.value, variance: runningVariance.value, epsilon };
  }

  /** Those of a training pass, taken in by the running ones. */
  #statisticsOf(
    input: Tensor,
    context: LayerContext,
  ): { mean: Tensor; variance: Tensor; epsilon: number } {
    const backend = getBackend();
    const { dtype } = this.gamma;
    const mean = context.allocate(this, "mean", [this.features], dtype);
    const variance = context.allocate(this, "variance", [this.features], dtype);
    backend.columnMoments(input, mean, variance);
    if (elementCount(input.shape) > this.features) {
      backend.approach(mean, 1 - this.momentum, this.runningMean.value);
      backend.approach(variance, 1 - this.momentum, this.runningVariance.value);
    }
    return { mean, variance, epsilon: this.epsilon };
  }
}
