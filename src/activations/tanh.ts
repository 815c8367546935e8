import { Elementwise } from "./elementwise.js";

/**
 * Hyperbolic tangent: `output = tanh(input)`, from −1 to 1.
 *
 * Gradient: `∂L/∂input = outputGradient · (1 − output²)`.
 *
 * Source: LeCun, Bottou, Orr and Müller, "Efficient BackProp", in "Neural networks: tricks of the
 * trade", 1998, section 4.4.
 */
export class Tanh extends Elementwise {
  constructor() {
    super("tanh");
  }
}
