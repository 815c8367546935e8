import { requireOptions } from "../errors/require-options.js";
import { getBackend } from "../backends/default-backend.js";
import type { Parameter } from "../parameters/index.js";
import { requirePositive } from "../tensor/index.js";
import { Optimizer, type OptimizerOptions } from "./optimizer.js";
import { requireFraction } from "./require-fraction.js";

/** Options of {@link Adam}. */
export interface AdamOptions extends OptimizerOptions {
  /** Share β₁ of the mean gradient that a step keeps, at least 0 and less than 1. Default: 0.9. */
  readonly beta1?: number;
  /** Share β₂ of the mean square that a step keeps, at least 0 and less than 1. Default: 0.999. */
  readonly beta2?: number;
  /** ε, which keeps the divisor from being 0. Default: 1e-8. */
  readonly epsilon?: number;
}

/**
 * Adaptive moment estimation: `m ← β₁·m + (1 − β₁)·g`, `v ← β₂·v + (1 − β₂)·g²`,
 * `w ← w − η·(m/(1 − β₁ᵗ)) / (√(v/(1 − β₂ᵗ)) + ε)` at step t, with `g = gradient + λ·w`.
 *
 * Defaults: η = 0.001, β₁ = 0.9, β₂ = 0.999, ε = 1e-8, λ = 0. Weight decay joins the gradient here
 * and is divided by its root mean square like it; {@link AdamW} has the other kind.
 *
 * Source: D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1.
 */
export class Adam extends Optimizer {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Whether weight decay bypasses the moments. */
  protected readonly decoupled: boolean = false;

  /**
   * @throws {ArgumentError} as {@link Optimizer} does, when `beta1` or `beta2` is not in [0, 1), or
   * `epsilon` is not greater than 0.
   */
  constructor(options: AdamOptions = {}) {
    const {
      learningRate = 0.001,
      beta1 = 0.9,
      beta2 = 0.999,
      epsilon = 1e-8,
    } = requireOptions(options, new.target.name);
    super(learningRate, options);
    requireFraction(beta1, `${this.name}, beta1`);
    requireFraction(beta2, `${this.name}, beta2`);
    requirePositive(epsilon, `${this.name}, epsilon`);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }

  override get name(): string {
    return "Adam";
  }

  protected override update(parameter: Parameter): void {
    const { learningRate, beta1, beta2, epsilon, decoupled, steps: step } = this;
    const weightDecay = this.decayOf(parameter);
    const firstMoment = this.slot(parameter, "firstMoment");
    const secondMoment = this.slot(parameter, "secondMoment");
    const settings = { learningRate, weightDecay, beta1, beta2, epsilon, step, decoupled };
    const { value, gradient } = parameter;
    getBackend().adamStep(value, gradient, firstMoment, secondMoment, settings);
  }
}
