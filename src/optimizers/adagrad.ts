import { requireOptions } from "../errors/require-options.js";
import { getBackend } from "../backends/default-backend.js";
import type { Parameter } from "../parameters/index.js";
import { requirePositive } from "../tensor/index.js";
import { Optimizer, type OptimizerOptions } from "./optimizer.js";

/** Options of {@link AdaGrad}. */
export interface AdaGradOptions extends OptimizerOptions {
  /** ε, which keeps the divisor from being 0. Default: 1e-8. */
  readonly epsilon?: number;
}

/**
 * Gradient descent with each gradient divided by the root of the sum of all its squares so far:
 * `s ← s + g²`, `w ← w − η·g/(√s + ε)`, with `g = gradient + λ·w`.
 *
 * Defaults: η = 0.01, ε = 1e-8, λ = 0. `s` starts at 0, so that the first step of every element
 * with a gradient is about η long.
 *
 * Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and
 * stochastic optimization", JMLR 12 (2011); the diagonal form, its δ being ε.
 */
export class AdaGrad extends Optimizer {
  readonly epsilon: number;

  /** @throws {ArgumentError} as {@link Optimizer} does, or when `epsilon` is not greater than 0. */
  constructor(options: AdaGradOptions = {}) {
    const { learningRate = 0.01, epsilon = 1e-8 } = requireOptions(options, new.target.name);
    super(learningRate, options);
    requirePositive(epsilon, `${this.name}, epsilon`);
    this.epsilon = epsilon;
  }

  override get name(): string {
    return "AdaGrad";
  }

  protected override update(parameter: Parameter): void {
    const { learningRate, epsilon } = this;
    const weightDecay = this.decayOf(parameter);
    const sumOfSquares = this.slot(parameter, "sumOfSquares");
    const settings = { learningRate, weightDecay, epsilon };
    getBackend().adaGradStep(parameter.value, parameter.gradient, sumOfSquares, settings);
  }
}
