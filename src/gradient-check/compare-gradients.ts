import type { Shape } from "../tensor/index.js";
import type { CheckSettings } from "./check-settings.js";
import { drawPositions } from "./draw.js";
import {
  difference,
  indexAt,
  larger,
  type GradientDifference,
  type TensorGradientReport,
} from "./gradient-report.js";

/** A tensor with its gradient, and the function of it that the gradient belongs to. */
export interface Differentiated {
  readonly where: string;
  readonly shape: Shape;
  readonly values: Float64Array;
  readonly gradient: Float64Array;
  /** The change of the function from one set of values to another. */
  change(from: Float64Array, to: Float64Array): number;
}

/**
 * Holds a gradient against central differences, `(f(x + h) − f(x − h)) / 2h` for one element x after
 * the other.
 *
 * With h = 1e-6, rounding contributes about 1e-10 times the function's size, and the curvature's
 * change less than that.
 */
export function compareGradients(
  subject: Differentiated,
  { step, seed, maximumElements }: CheckSettings,
): TensorGradientReport {
  const { where, shape, values, gradient } = subject;
  const positions = drawPositions(values.length, maximumElements, seed);
  let worst: GradientDifference | undefined;
  for (const position of positions) {
    const value = values[position] ?? 0;
    const upper = value + step;
    const lower = value - step;
    const change = subject.change(values.with(position, lower), values.with(position, upper));
    const numeric = change / (upper - lower);
    const found = difference(where, indexAt(position, shape), gradient[position] ?? 0, numeric);
    worst = worst === undefined ? found : larger(worst, found);
  }
  return {
    where,
    checked: positions.length,
    worst: worst ?? difference(where, [], 0, 0),
  };
}
