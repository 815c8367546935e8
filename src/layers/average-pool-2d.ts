import { getBackend } from "../backends/default-backend.js";
import type { Tensor } from "../tensor/index.js";
import { Pool2D, type Pool2DOptions, type PooledPass } from "./pool-2d.js";

/**
 * The mean of every window and channel; what `"same"` adds around an image doesn't count.
 *
 * Shapes: input `[batch, height, width, channels]`, output `[batch, rows, columns, channels]`. Gradient: the
 * output's divided by the window's elements, summed over the windows that an element is in.
 */
export class AveragePool2D extends Pool2D {
  /** @throws {ArgumentError} unless sizes and strides are whole numbers from 1 to 2³⁰. */
  constructor(options: Pool2DOptions = {}) {
    super("AveragePool2D", options);
  }

  protected override pool({ input, output, geometry }: PooledPass): void {
    getBackend().averagePool(input, geometry, output);
  }

  protected override poolGradient(
    { geometry }: PooledPass,
    outputGradient: Tensor,
    inputGradient: Tensor,
  ): void {
    getBackend().averagePoolGradient(outputGradient, geometry, inputGradient);
  }
}
