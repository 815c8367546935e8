import { requireOptions } from "../errors/require-options.js";
import { getBackend } from "../backends/default-backend.js";
import type { Parameter } from "../parameters/index.js";
import { requirePositive } from "../tensor/index.js";
import { Optimizer, type OptimizerOptions } from "./optimizer.js";
import { requireFraction } from "./require-fraction.js";

/** Options of {@link RMSProp}. */
export interface RMSPropOptions extends OptimizerOptions {
  /** Share ρ of the old mean square that a step keeps, at least 0 and less than 1. Default: 0.9. */
  readonly decay?: number;
  /** ε, which keeps the divisor from being 0. Default: 1e-8. */
  readonly epsilon?: number;
}

/**
 * Gradient descent with each gradient divided by its running root mean square:
 * `s ← ρ·s + (1 − ρ)·g²`, `w ← w − η·g/(√s + ε)`, with `g = gradient + λ·w`.
 *
 * Defaults: η = 0.001, ρ = 0.9, ε = 1e-8, λ = 0. `s` starts at 0, and ε stands outside the root.
 *
 * Source: T. Tieleman, G. Hinton, "Lecture 6.5: RMSProp, divide the gradient by a running average
 * of its recent magnitude", COURSERA: Neural Networks for Machine Learning (2012); ε is not theirs.
 */
export class RMSProp extends Optimizer {
  readonly decay: number;
  readonly epsilon: number;

  /**
   * @throws {ArgumentError} as {@link Optimizer} does, when `decay` is not in [0, 1), or `epsilon`
   * is not greater than 0.
   */
  constructor(options: RMSPropOptions = {}) {
    const {
      learningRate = 0.001,
      decay = 0.9,
      epsilon = 1e-8,
    } = requireOptions(options, new.target.name);
    super(learningRate, options);
    requireFraction(decay, `${this.name}, decay`);
    requirePositive(epsilon, `${this.name}, epsilon`);
    this.decay = decay;
    this.epsilon = epsilon;
  }

  override get name(): string {
    return "RMSProp";
  }

  protected override update(parameter: Parameter): void {
    const { learningRate, decay, epsilon } = this;
    const weightDecay = this.decayOf(parameter);
    const meanSquare = this.slot(parameter, "meanSquare");
    const settings = { learningRate, weightDecay, decay, epsilon };
    getBackend().rmsPropStep(parameter.value, parameter.gradient, meanSquare, settings);
  }
}
