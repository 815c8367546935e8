import type { OutputKind } from "../layers/index.js";
import { Elementwise } from "./elementwise.js";

/**
 * Logistic function: `output = 1 / (1 + e⁻ˣ)`, a probability for each unit on its own.
 *
 * Gradient: `∂L/∂input = outputGradient · output · (1 − output)`. As a model's last layer under
 * `BinaryCrossEntropy` the two are differentiated together, as `output − target`.
 *
 * Source: LeCun, Bottou, Orr and Müller, "Efficient BackProp", in "Neural networks: tricks of the
 * trade", 1998, section 4.4.
 */
export class Sigmoid extends Elementwise {
  override readonly outputKind: OutputKind = "sigmoid";

  constructor() {
    super("sigmoid");
  }
}
