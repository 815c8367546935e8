import type { Tensor } from "../../tensor/index.js";

/** What every update needs: the rate η and the weight decay λ that is added to the gradient as λ·w. */
export interface UpdateSettings {
  readonly learningRate: number;
  readonly weightDecay: number;
}

/** Settings of {@link OptimizerOperations.momentumStep}. */
export interface MomentumSettings extends UpdateSettings {
  readonly momentum: number;
  readonly nesterov: boolean;
}

/** Settings of {@link OptimizerOperations.rmsPropStep}. */
export interface RMSPropSettings extends UpdateSettings {
  /** Share ρ of the old mean square that is kept. */
  readonly decay: number;
  readonly epsilon: number;
}

/** Settings of {@link OptimizerOperations.adaGradStep}. */
export interface AdaGradSettings extends UpdateSettings {
  readonly epsilon: number;
}

/** Settings of {@link OptimizerOperations.adamStep}. */
export interface AdamSettings extends UpdateSettings {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Number t of this step, from 1. */
  readonly step: number;
  /** Whether weight decay bypasses the moments: `w ← w − η·λ·w` (AdamW), instead of joining g. */
  readonly decoupled: boolean;
}

/**
 * Parameter updates in one pass over a parameter `w`, its gradient and its state, all of one shape.
 *
 * Below, `g` is `gradient + λ·w` (for a decoupled `adamStep`, the gradient alone). The gradient
 * itself is left as it is.
 */
export interface OptimizerOperations {
  /** `w ← w − η·g`. */
  gradientStep(value: Tensor, gradient: Tensor, settings: UpdateSettings): void;
  /** `v ← μ·v + g`; `w ← w − η·v`, with Nesterov `w ← w − η·(g + μ·v)`. */
  momentumStep(value: Tensor, gradient: Tensor, velocity: Tensor, settings: MomentumSettings): void;
  /** `s ← ρ·s + (1 − ρ)·g²`; `w ← w − η·g/(√s + ε)`. */
  rmsPropStep(value: Tensor, gradient: Tensor, meanSquare: Tensor, settings: RMSPropSettings): void;
  /** `s ← s + g²`; `w ← w − η·g/(√s + ε)`. */
  adaGradStep(
    value: Tensor,
    gradient: Tensor,
    sumOfSquares: Tensor,
    settings: AdaGradSettings,
  ): void;
  /**
   * `m ← β₁·m + (1 − β₁)·g`; `v ← β₂·v + (1 − β₂)·g²`;
   * `w ← w − η·(m/(1 − β₁ᵗ)) / (√(v/(1 − β₂ᵗ)) + ε)`.
   */
  adamStep(
    value: Tensor,
    gradient: Tensor,
    firstMoment: Tensor,
    secondMoment: Tensor,
    settings: AdamSettings,
  ): void;
}
