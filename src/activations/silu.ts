import { Elementwise } from "./elementwise.js";

/**
 * Sigmoid-weighted linear unit, also known as swish: `output = x · σ(x)` for x = input,
 * `σ(x) = 1 / (1 + e⁻ˣ)`.
 *
 * Gradient: `∂L/∂input = outputGradient · σ(x) · (1 + x · (1 − σ(x)))`.
 *
 * Source: Elfwing, Uchibe and Doya, "Sigmoid-weighted linear units for neural network function
 * approximation in reinforcement learning", Neural Networks 107, 2018.
 */
export class SiLU extends Elementwise {
  constructor() {
    super("silu");
  }
}
