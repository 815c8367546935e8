import { Elementwise } from "./elementwise.js";

/**
 * Smooth form of the rectified linear unit: `output = log(1 + eˣ)`, which is above 0.
 *
 * Gradient: `∂L/∂input = outputGradient / (1 + e⁻ˣ)`.
 *
 * Source: Dugas, Bengio, Bélisle, Nadeau and Garcia, "Incorporating second-order functional
 * knowledge for better option pricing", NIPS 2000.
 */
export class Softplus extends Elementwise {
  constructor() {
    super("softplus");
  }
}
