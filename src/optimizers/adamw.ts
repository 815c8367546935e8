import { requireOptions } from "../errors/require-options.js";
import { Adam, type AdamOptions } from "./adam.js";

/**
 * Adam with decoupled weight decay: the weights shrink by `η·λ·w` beside Adam's step, in which the
 * gradient stands alone.
 *
 * `m ← β₁·m + (1 − β₁)·g`, `v ← β₂·v + (1 − β₂)·g²`,
 * `w ← w − η·λ·w − η·(m/(1 − β₁ᵗ)) / (√(v/(1 − β₂ᵗ)) + ε)` at step t, with `g = gradient`.
 *
 * Defaults: η = 0.001, β₁ = 0.9, β₂ = 0.999, ε = 1e-8, λ = 0.01. The learning rate scales both
 * parts, where the paper has a schedule multiplier for that and a constant α within Adam's step.
 *
 * Source: I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", ICLR 2019, algorithm 2.
 */
export class AdamW extends Adam {
  protected override readonly decoupled: boolean = true;

  /** @throws {ArgumentError} as {@link Adam} does. */
  constructor(options: AdamOptions = {}) {
    const given = requireOptions(options, new.target.name);
    super({ ...given, weightDecay: given.weightDecay ?? 0.01 });
  }

  override get name(): string {
    return "AdamW";
  }
}
