import type { DType } from "../../tensor/index.js";

/** The number closest to 0 that a loss's gradient keeps, see `LossOperations`. */
export function smallestGradient(dtype: DType): number {
  return dtype === "float32" ? 2 ** -100 : 2 ** -996;
}

/** The gradient, 0 where it is closer to 0 than `smallest`; NaN stays. */
export function withoutTiny(gradient: number, smallest: number): number {
  return Math.abs(gradient) < smallest ? 0 : gradient;
}
