import { ArgumentError } from "../errors/index.js";
import type { Tensor } from "../tensor/index.js";

/** How far rounding and a writer's own softmax may lead out of the range from 0 to 1. */
const tolerance = 1e-3;

/**
 * Refuses predictions `[batch, units]` of which one is certainly no probability, so that logits
 * given by mistake are named and don't become NaN.
 *
 * NaN passes: it says that training diverged, which is not a mistake in the loss.
 *
 * @param where The loss's name.
 * @throws {ArgumentError} when a value is below −0.001 or above 1.001.
 */
export function requireProbabilities(predictions: Tensor, where: string, fix: string): void {
  const [rows = 0, units = 0] = predictions.shape;
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit++) {
      const value = predictions.get(row, unit);
      if (!(value < -tolerance || value > 1 + tolerance)) continue;
      throw new ArgumentError({
        where: `${where}, predictions`,
        expected: "probabilities, from 0 to 1",
        received: `${value} for unit ${unit} of sample ${row}`,
        fix,
      });
    }
  }
}
