import { requireOptions } from "../errors/require-options.js";
import { getBackend } from "../backends/default-backend.js";
import { ArgumentError } from "../errors/index.js";
import type { Parameter } from "../parameters/index.js";
import { Optimizer, type OptimizerOptions } from "./optimizer.js";
import { requireFraction } from "./require-fraction.js";

/** Options of {@link SGD}. */
export interface SGDOptions extends OptimizerOptions {
  /** Share μ of the velocity that a step keeps, at least 0 and less than 1. Default: 0. */
  readonly momentum?: number;
  /** Whether the step looks ahead along the velocity. Default: `false`. */
  readonly nesterov?: boolean;
}

/**
 * Stochastic gradient descent: `w ← w − η·g`, with `g = gradient + λ·w`.
 *
 * With momentum `v ← μ·v + g`, `w ← w − η·v`; Nesterov's is `w ← w − η·(g + μ·v)`. The velocity
 * does not contain η, so that a changed learning rate acts at once. Without momentum nothing is
 * remembered. Defaults: η = 0.01, μ = 0, λ = 0.
 *
 * Source: B. T. Polyak, "Some methods of speeding up the convergence of iteration methods", USSR
 * Computational Mathematics and Mathematical Physics 4 (1964); I. Sutskever, J. Martens, G. Dahl,
 * G. Hinton, "On the importance of initialization and momentum in deep learning", ICML 2013.
 */
export class SGD extends Optimizer {
  readonly momentum: number;
  readonly nesterov: boolean;

  /**
   * @throws {ArgumentError} as {@link Optimizer} does, when the momentum is not in [0, 1), or
   * `nesterov` is asked for without momentum.
   */
  constructor(options: SGDOptions = {}) {
    const {
      learningRate = 0.01,
      momentum = 0,
      nesterov = false,
    } = requireOptions(options, new.target.name);
    super(learningRate, options);
    requireFraction(momentum, `${this.name}, momentum`);
    if (nesterov && momentum === 0) {
      throw new ArgumentError({
        where: `${this.name}, nesterov`,
        expected: "a momentum greater than 0 with nesterov",
        received: "momentum 0",
        fix: "Give a momentum, for example 0.9, or leave nesterov out.",
      });
    }
    this.momentum = momentum;
    this.nesterov = nesterov;
  }

  override get name(): string {
    return "SGD";
  }

  protected override update(parameter: Parameter): void {
    const { learningRate, momentum, nesterov } = this;
    const weightDecay = this.decayOf(parameter);
    const { value, gradient } = parameter;
    if (momentum === 0) {
      getBackend().gradientStep(value, gradient, { learningRate, weightDecay });
      return;
    }
    const velocity = this.slot(parameter, "velocity");
    const settings = { learningRate, weightDecay, momentum, nesterov };
    getBackend().momentumStep(value, gradient, velocity, settings);
  }
}
