import { requireInRange } from "../tensor/index.js";
import { Elementwise } from "./elementwise.js";

/** Options of {@link LeakyReLU}. */
export interface LeakyReLUOptions {
  /** Slope left of 0. Default: 0.01. */
  readonly slope?: number;
}

/**
 * Rectified linear unit that leaks: `output = input` where `input > 0`, else `slope · input`.
 *
 * Gradient: `∂L/∂input = outputGradient` where `input > 0`, else `slope · outputGradient` (at 0 too).
 *
 * Source: Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models",
 * ICML 2013 workshop on deep learning for audio, speech and language processing.
 */
export class LeakyReLU extends Elementwise {
  readonly slope: number;

  /** @throws {ArgumentError} unless `slope` is finite and at least 0. */
  constructor({ slope = 0.01 }: LeakyReLUOptions = {}) {
    requireInRange(slope, 0, Infinity, "LeakyReLU, slope");
    super("leakyRelu", slope);
    this.slope = slope;
  }

  override constructorArguments(): readonly unknown[] {
    return [{ slope: this.slope }];
  }
}
