import { Elementwise } from "./elementwise.js";

/**
 * Rectified linear unit: `output = max(0, input)`.
 *
 * Gradient: `∂L/∂input = outputGradient` where `input > 0`, else 0 (at 0 too).
 */
export class ReLU extends Elementwise {
  constructor() {
    super("relu");
  }
}
