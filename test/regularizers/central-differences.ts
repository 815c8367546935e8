import { expect } from "vitest";
import type { Regularizer } from "../../src/regularizers/index.js";
import { zeros, type Tensor } from "../../src/tensor/index.js";
import { elementPositions, valuesOf } from "../support/random-tensor.js";

/** Fails unless the gradient is that of the penalty up to the relative error, by central differences. */
export function expectGradientOfPenalty(
  regularizer: Regularizer,
  value: Tensor,
  relative: number,
): void {
  const gradient = zeros(value.shape, { dtype: "float64" });
  regularizer.addGradient(value, gradient);
  const step = 1e-4;
  elementPositions(value).forEach((position, i) => {
    const kept = value.data[position]!;
    value.data[position] = kept + step;
    const above = regularizer.penalty(value);
    value.data[position] = kept - step;
    const below = regularizer.penalty(value);
    value.data[position] = kept;
    const slope = (above - below) / (2 * step);
    const error = Math.abs(valuesOf(gradient)[i]! - slope);
    expect(error, `element ${i}`).toBeLessThanOrEqual(relative * Math.abs(slope));
  });
}
