import { getBackend } from "../backends/default-backend.js";
import type { Tensor } from "../tensor/index.js";
import { Pool2D, type Pool2DOptions, type PooledPass } from "./pool-2d.js";

/**
 * The largest element of every window and channel; what `"same"` adds around an image is never it.
 *
 * Shapes: input `[batch, height, width, channels]`, output `[batch, rows, columns, channels]`. Gradient: the
 * output's, at the first of the largest elements of each window; 0 elsewhere. NaN counts as largest.
 */
export class MaxPool2D extends Pool2D {
  /** @throws {ArgumentError} unless sizes and strides are whole numbers from 1 to 2³⁰. */
  constructor(options: Pool2DOptions = {}) {
    super("MaxPool2D", options);
  }

  protected override pool({ input, output, geometry }: PooledPass): void {
    getBackend().maxPool(input, geometry, output);
  }

  protected override poolGradient(
    { input, output, geometry }: PooledPass,
    outputGradient: Tensor,
    inputGradient: Tensor,
  ): void {
    getBackend().maxPoolGradient(input, output, outputGradient, geometry, inputGradient);
  }
}
